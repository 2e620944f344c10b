package org.rebook.rebooking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedProblem;

/** Looks for the cheapest places of appointments that hang together, each of which stands for the pool that it is in. */
final class LoneSearch {

    private static final int PLACES_TRIED_FIRST = 16;

    private final Linked linked;
    private final List<LoneMember> all;
    private final Map<String, Member> numbers;
    private List<LoneMember> tried = List.of();

    LoneSearch(Linked linked, List<LoneMember> members) {
        this.linked = linked;
        this.all = members;
        this.numbers = numbersOf(members);
    }

    /** Each is the only one of its pool. */
    static Map<String, Member> numbersOf(List<LoneMember> members) {
        Map<String, Member> numbers = new HashMap<>();
        for (int member = 0; member < members.size(); member++) {
            numbers.put(members.get(member).appointment(), new Member(member, 0));
        }
        return numbers;
    }

    /** The cheapest places for all of them together. */
    CheckedTies cheapest() {
        List<LoneMember> few = all.stream()
                .map(member -> member.withTheCheapest(PLACES_TRIED_FIRST))
                .toList();
        CheckedTies first = plan(few);
        long least = all.stream().mapToLong(LoneMember::least).sum();
        // A place that costs more than what was found, even if all others had their best, is in no better plan.
        List<LoneMember> canWin = all.stream()
                .map(member -> member.withPlacesUpTo(first.cost() - least + member.least()))
                .toList();
        boolean isAll = IntStream.range(0, few.size())
                .allMatch(each -> canWin.get(each).places() <= few.get(each).places());
        return isAll ? first : plan(canWin);
    }

    private CheckedTies plan(List<LoneMember> members) {
        tried = members;
        TiedProblem problem = new TiedProblem(
                members.stream().map(LoneMember::problem).toList(),
                List.of(),
                members.stream().map(LoneMember::times).toList(),
                linked.tiesAmong(numbers),
                linked.clashesAmong(numbers));
        return CheckedTies.of(problem, Plans.SEED);
    }

    /** The place of each in the plan found last, as its pool counts it. */
    Map<String, Integer> placesIn(TiedPlan plan) {
        return placesIn(plan, tried);
    }

    /** The place of each in a plan whose first pools are those of the members. */
    static Map<String, Integer> placesIn(TiedPlan plan, List<LoneMember> members) {
        Map<String, Integer> places = new HashMap<>();
        for (int member = 0; member < members.size(); member++) {
            LoneMember each = members.get(member);
            places.put(each.appointment(), each.arc(plan.clinics().get(member).arcOf(0)));
        }
        return places;
    }
}
