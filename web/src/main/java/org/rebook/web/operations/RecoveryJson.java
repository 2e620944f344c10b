package org.rebook.web.operations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.PlanRecovery;
import org.rebook.rebooking.Recovery;

/** A recovery as scripts read it. */
public record RecoveryJson(LocalDate from, LocalDate until, CurveJson total, List<CurveJson> specialties) {

    /**
     * One curve; {@code specialty} null for all of them.
     *
     * @param needsAClerk those without a date
     * @param seen by which day 50, 90 and 100 per cent are seen by dates that are known; absent when never
     * @param likelySeen the same with the likely dates of those without one
     */
    public record CurveJson(
            @Nullable String specialty,
            int displaced,
            int needsAClerk,
            int freePlaces,
            Map<String, LocalDate> seen,
            Map<String, LocalDate> likelySeen,
            List<Recovery.Day> days) {

        static CurveJson of(@Nullable String specialty, Recovery.Curve curve) {
            Map<String, LocalDate> seen = new LinkedHashMap<>();
            Map<String, LocalDate> likely = new LinkedHashMap<>();
            for (int perCent : new int[] {50, 90, 100}) {
                put(seen, perCent, curve.seen(perCent));
                put(likely, perCent, curve.likelySeen(perCent));
            }
            return new CurveJson(
                    specialty, curve.displaced(), curve.withoutDate(), curve.free(), seen, likely, curve.days());
        }

        private static void put(Map<String, LocalDate> days, int perCent, @Nullable LocalDate day) {
            if (day != null) {
                days.put(Integer.toString(perCent), day);
            }
        }
    }

    /** A plan's recovery; {@code actual} is by the bookings of now, once the plan is carried out. */
    public record OfPlan(
            long plan,
            LocalDate today,
            RecoveryJson planned,
            @Nullable RecoveryJson actual,
            Map<String, Integer> openObligations) {

        static OfPlan of(PlanRecovery recovery) {
            return new OfPlan(
                    recovery.plan(),
                    recovery.today(),
                    RecoveryJson.of(recovery.planned()),
                    recovery.actual() == null ? null : RecoveryJson.of(recovery.actual()),
                    recovery.obligations());
        }
    }

    static RecoveryJson of(Recovery recovery) {
        List<CurveJson> specialties = new ArrayList<>();
        recovery.specialties().forEach(each -> specialties.add(CurveJson.of(each.code(), each.curve())));
        return new RecoveryJson(recovery.from(), recovery.until(), CurveJson.of(null, recovery.total()), specialties);
    }
}
