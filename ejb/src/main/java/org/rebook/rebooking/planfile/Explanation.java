package org.rebook.rebooking.planfile;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rebook.rebooking.plan.OverrunRule;

/** Says in words why somebody is where the plan puts them, and what every other choice would cost the whole. */
final class Explanation {

    private final PrintStream out;
    private final String id;
    private boolean found;

    private Explanation(PrintStream out, String id) {
        this.out = out;
        this.id = id;
    }

    /** Everybody who has the id, since trusts may use one twice. */
    static void print(Path instance, Path planFile, String id, PrintStream out) {
        Explanation explanation = new Explanation(out, id);
        Map<String, TrustPlan> plans = PlanReader.read(planFile).trusts();
        InstanceReader.read(instance, trust -> explanation.look(trust, plans));
        if (!explanation.found) {
            throw new BadFile("No trust of %s has a patient or operation '%s'.".formatted(instance, id));
        }
    }

    private void look(Trust trust, Map<String, TrustPlan> plans) {
        for (int pool = 0; pool < trust.clinics().size(); pool++) {
            int patient = trust.clinics().get(pool).patients().indexOf(id);
            if (patient >= 0) {
                explainPatient(trust, sound(trust, plans), new Link.Appointment(pool, patient));
            }
        }
        for (int pool = 0; pool < trust.theatres().size(); pool++) {
            List<Theatre.Surgery> operations = trust.theatres().get(pool).operations();
            for (int number = 0; number < operations.size(); number++) {
                if (operations.get(number).id().equals(id)) {
                    explainOperation(
                            trust,
                            sound(trust, plans),
                            new Link.Appointment(trust.clinics().size() + pool, number));
                }
            }
        }
    }

    private Placed sound(Trust trust, Map<String, TrustPlan> plans) {
        TrustPlan plan = plans.get(trust.id());
        Faults faults = new Faults();
        if (plan == null) {
            throw new BadFile("The plan has no trust '%s'.".formatted(trust.id()));
        }
        TrustCheck.check(trust, plan, faults);
        if (faults.count() > 0) {
            throw new BadFile(
                    "A plan with faults cannot be explained. " + faults.kept().get(0));
        }
        return new Placed(trust, plan);
    }

    private void explainPatient(Trust trust, Placed placed, Link.Appointment who) {
        found = true;
        Clinic clinic = trust.clinics().get(who.pool());
        OtherPlaces others = new OtherPlaces(trust, placed, who);
        int group = placed.placeOf(who);
        long own = cost(clinic, who.number(), group);
        if (group == Seats.NOWHERE) {
            line(
                    "'%s' of pool '%s', trust '%s', has no place, for %s.",
                    id, clinic.id(), trust.id(), words(trust, own));
        } else {
            line(
                    "'%s' of pool '%s', trust '%s', is placed in group '%s' (%s), for %s.",
                    id,
                    clinic.id(),
                    trust.id(),
                    clinic.groups().get(group).id(),
                    when(clinic.groups().get(group)),
                    words(trust, own));
        }
        long cheaper =
                others.choices().stream().filter(each -> each.own() < own).count();
        line(
                cheaper == 0
                        ? "Why: none of the %d other choices costs less for this patient alone."
                        : "Why: of the %d other choices, %d cost less for this patient alone; what they would cost the"
                                + " whole is below.",
                others.choices().size(),
                cheaper);
        others.closed().forEach(this::line);
        line("Other choices, the best for the whole first%s:", others.condition());
        for (OtherPlaces.Choice choice : others.choices()) {
            String where = choice.group() == Seats.NOWHERE
                    ? "no place"
                    : "'%s' (%s)"
                            .formatted(
                                    clinic.groups().get(choice.group()).id(),
                                    when(clinic.groups().get(choice.group())));
            line(
                    "  %s: %d for the patient, the whole plan would cost %s (everybody else together %+d).",
                    where,
                    choice.own(),
                    change(trust, placed.plan().cost(), choice.toPlan()),
                    choice.toPlan() - (choice.own() - own));
        }
        for (int place : group == Seats.NOWHERE ? groupsOf(clinic, who.number()) : new int[] {group}) {
            line(
                    "One more place in '%s' would save the whole %d.",
                    clinic.groups().get(place).id(), others.savingOfOneMore(place));
        }
    }

    private static int[] groupsOf(Clinic clinic, int patient) {
        return Arrays.copyOfRange(clinic.arcGroup(), clinic.firstArc()[patient], clinic.firstArc()[patient + 1]);
    }

    private void explainOperation(Trust trust, Placed placed, Link.Appointment who) {
        found = true;
        Theatre theatre = trust.theatre(who.pool());
        Theatre.Surgery operation = theatre.operations().get(who.number());
        int list = placed.placeOf(who);
        long own = list == Seats.NOWHERE ? operation.unplaced() : operation.costs()[operation.choiceOf(list)];
        if (list == Seats.NOWHERE) {
            line(
                    "'%s' of theatre '%s', trust '%s', has no list, for %s.",
                    id, theatre.id(), trust.id(), words(trust, own));
        } else {
            line(
                    "'%s' of theatre '%s', trust '%s', is on list '%s' (day %d), for %s.",
                    id,
                    theatre.id(),
                    trust.id(),
                    theatre.lists().get(list).id(),
                    theatre.lists().get(list).day(),
                    words(trust, own));
        }
        line("Other lists, while nobody else moves:");
        for (int choice = 0; choice < operation.lists().length; choice++) {
            int other = operation.lists()[choice];
            if (other != list) {
                String refused = refusal(trust, placed, who, other);
                line(
                        "  '%s' (day %d): %d for the operation, %s.",
                        theatre.lists().get(other).id(),
                        theatre.lists().get(other).day(),
                        operation.costs()[choice],
                        refused.isEmpty()
                                ? "the whole plan would cost "
                                        + change(
                                                trust,
                                                placed.plan().cost(),
                                                operation.costs()[choice] - own)
                                : refused);
            }
        }
        if (list != Seats.NOWHERE) {
            String refused = placed.brokenTie(who, Seats.NOWHERE);
            line(
                    "  no list: %d for the operation, %s.",
                    operation.unplaced(),
                    refused.isEmpty()
                            ? "the whole plan would cost "
                                    + change(trust, placed.plan().cost(), operation.unplaced() - own)
                            : refused);
        }
    }

    /** Why the operation cannot go on the list as things are; empty when it can. */
    private static String refusal(Trust trust, Placed placed, Link.Appointment who, int list) {
        Theatre theatre = trust.theatre(who.pool());
        Theatre.Session session = theatre.lists().get(list);
        OverrunRule overrun = trust.rules().overrun();
        double chance = placed.chanceWith(who, list);
        if (chance > overrun.greatestChance()) {
            return String.format(
                    Locale.ROOT,
                    "but the list would then end late with a chance of %.4f, above %s",
                    chance,
                    overrun.greatestChance());
        }
        for (Theatre.Need need : theatre.operations().get(who.number()).uses()) {
            for (Theatre.DayLimit limit : theatre.limits()) {
                if (limit.what().equals(need.what())
                        && limit.day() >= session.day()
                        && limit.day() < session.day() + need.days()
                        && placed.usedByOthers(who, limit) >= limit.most()) {
                    return "but all %d of '%s' are taken on day %d".formatted(limit.most(), limit.what(), limit.day());
                }
            }
        }
        return placed.brokenTie(who, list);
    }

    static long cost(Clinic clinic, int patient, int group) {
        return group == Seats.NOWHERE ? clinic.unplaced()[patient] : clinic.arcCost()[clinic.arcTo(patient, group)];
    }

    private static String when(Clinic.Group group) {
        return "day %d, minutes %d to %d".formatted(group.day(), group.from(), group.to());
    }

    /** The cost, and how it reads. */
    private static String words(Trust trust, long cost) {
        return parts(trust, 0, cost).isEmpty() ? Long.toString(cost) : cost + parts(trust, 0, cost);
    }

    /** The difference, and how the totals before and after it read. */
    private static String change(Trust trust, long before, long more) {
        return (more < 0 ? Long.toString(-more) + " less" : more + " more") + parts(trust, before, before + more);
    }

    private static String parts(Trust trust, long before, long after) {
        StringBuilder parts = new StringBuilder();
        Header header = new Header("", null, trust.rules().levels());
        long[] from = header.partsOf(before);
        long[] to = header.partsOf(after);
        for (int level = 0; level < from.length; level++) {
            if (from[level] != to[level]) {
                parts.append(parts.isEmpty() ? " (" : ", ")
                        .append(String.format(
                                Locale.ROOT,
                                before == 0 ? "%s %d" : "%s %+d",
                                header.levels().get(level).name(),
                                to[level] - from[level]));
            }
        }
        return parts.isEmpty() ? "" : parts.append(")").toString();
    }

    private void line(String words, Object... values) {
        out.println(
                values.length == 0 ? InOneLine.of(words) : String.format(Locale.ROOT, words, InOneLine.each(values)));
    }
}
