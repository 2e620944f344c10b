package org.rebook.rebooking.plan;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A case while it is being proven: its prices, what clinics and theatres would want in it, and the cases it was split into. */
final class CaseNode {

    /** Where a member's places are split: those that begin by then, and all others. */
    record SplitAt(int bundle, int member, int day, int minute) {}

    final TieCase open;
    final List<ListPlan> packed;
    final TieCases.Proof proof;
    /** What clinics and bundles cost at least by the proof's prices. */
    final TieProof.Least least;

    private @Nullable TieBound ties;
    private TieProof.@Nullable Least leastByTies;
    private @Nullable SplitAt splitAt;
    private @Nullable CaseNode early;
    private @Nullable CaseNode later;

    CaseNode(TieCase open, TieBound ties, List<ListPlan> packed, TieCases.Proof proof, TieProof.Least least) {
        this.open = open;
        this.ties = ties;
        this.packed = packed;
        this.proof = proof;
        this.least = least;
    }

    /** What they cost at least by the prices that the ties have raised, from which cases of this one go on. */
    TieProof.Least leastByTies(TieProof by) {
        if (leastByTies == null) {
            leastByTies = by.leastAfter(least, ties().prices(), proof.charges(), open);
        }
        return leastByTies;
    }

    TieBound ties() {
        return Objects.requireNonNull(ties);
    }

    /** Nothing goes on from here any more: of all clinics only the prices are kept. */
    void close() {
        ties = null;
        leastByTies = null;
    }

    void split(SplitAt at, CaseNode earlyCase, CaseNode laterCase) {
        splitAt = at;
        early = earlyCase;
        later = laterCase;
    }

    TieCases cases(List<Bundle> bundles) {
        if (splitAt == null || early == null || later == null) {
            return proof;
        }
        Member who = bundles.get(splitAt.bundle()).members.get(splitAt.member());
        return new TieCases.Split(who, splitAt.day(), splitAt.minute(), early.cases(bundles), later.cases(bundles));
    }

    /** The options that the clinics and theatres, each for itself, would give the members of a bundle. */
    int[] wanted(TiedProblem problem, List<Bundle> bundles, int each) {
        List<Member> members = bundles.get(each).members;
        return IntStream.range(0, members.size())
                .map(member -> problem.isTheatre(members.get(member).pool())
                        ? wantedList(problem, members.get(member))
                        : ties().wantedOption(each, member))
                .toArray();
    }

    private int wantedList(TiedProblem problem, Member who) {
        Operation operation = problem.theatre(who.pool()).operations().get(who.patient());
        ListPlan theatre = packed.get(who.pool() - problem.clinics().size());
        int choice = operation.choiceOf(theatre.listOf()[who.patient()]);
        return choice == Assignment.UNPLACED ? operation.lists().length : choice;
    }
}
