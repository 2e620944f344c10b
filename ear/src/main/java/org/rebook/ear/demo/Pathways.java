package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Pathway.Milestones;

/** Referrals and waits in the distribution of the national waiting list: some 64 % inside 18 weeks, 3 % over 52. */
final class Pathways {

    // Lognormal weeks: median 15, 61 % below 18, 3.3 % above 52.
    private static final double LOG_WEEKS = 2.70;
    private static final double LOG_SPREAD = 0.68;
    private static final double BOOKED_THROUGH_ERS = 0.33;

    private final Random random;
    private final LocalDate today;
    private final List<Pathway> all = new ArrayList<>();
    private final Map<String, Pathway> bySpecialty = new HashMap<>();

    Pathways(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    List<Pathway> all() {
        return all;
    }

    Pathway add(Pathway pathway) {
        all.add(pathway);
        bySpecialty.put(pathway.person().id() + pathway.specialty(), pathway);
        return pathway;
    }

    /** The patient's pathway with the clinic's specialty, or a new one that suits the appointment. */
    Pathway of(Person person, Clinic clinic, AppointmentKind kind, LocalDate day) {
        Pathway known = bySpecialty.get(person.id() + clinic.kind().specialty());
        if (known != null && kind == AppointmentKind.FOLLOW_UP) {
            return known;
        }
        return switch (kind) {
            case NEW -> referral(person, clinic.kind(), day);
            case FOLLOW_UP -> review(person, clinic.kind());
            case DIAGNOSTIC -> test(person, clinic.kind(), day.minusDays(3 + random.nextInt(42)));
            case PRE_OP, OPERATION -> waiting(person, clinic.kind(), "rtt", drawReferralDay());
        };
    }

    Pathway forOperation(
            Person person,
            ClinicKind kind,
            TheatreKind.Operation operation,
            @Nullable LocalDate cancerDecided,
            LocalDate day) {
        boolean cancer = cancerDecided != null;
        LocalDate started = cancer ? cancerDecided.minusDays(14 + random.nextInt(20)) : drawReferralDay();
        String referral = cancer ? "URGENT_SUSPECTED_CANCER" : "ROUTINE";
        return add(new Pathway(
                nextId(),
                person,
                kind.specialty(),
                cancer ? "cancer" : "rtt",
                past(started),
                null,
                referral,
                "",
                operation,
                cancer ? decided(past(started), cancerDecided) : Milestones.NONE));
    }

    private Milestones decided(LocalDate started, LocalDate decided) {
        LocalDate told = decided.minusDays(3 + random.nextInt(5));
        return Milestones.treatmentDecided(told.isAfter(started) ? told : started, decided);
    }

    private Pathway test(Person person, ClinicKind kind, LocalDate requested) {
        Pathway test = pathway(person, kind, "diagnostic", requested, null, "ROUTINE");
        return add(test.with(Milestones.requested(test.started())));
    }

    private Pathway referral(Person person, ClinicKind kind, LocalDate day) {
        double point = random.nextDouble();
        boolean oneStop = kind.protectedWhy().equals("Urgent suspected cancer pathway");
        if (oneStop ? point < 0.85 : Specialty.of(kind.specialty()).cancer() && point < 0.16) {
            LocalDate started =
                    day.minusDays(random.nextDouble() < 0.9 ? 5 + random.nextInt(11) : 16 + random.nextInt(35));
            return add(pathway(person, kind, "cancer", started, null, "URGENT_SUSPECTED_CANCER"));
        }
        if (random.nextDouble() < 0.17) {
            return add(pathway(person, kind, "rtt", day.minusDays(7 + random.nextInt(30)), null, "URGENT"));
        }
        return waiting(person, kind, "rtt", drawReferralDay());
    }

    private Pathway review(Person person, ClinicKind kind) {
        double point = random.nextDouble();
        String referral = point < 0.09 && Specialty.of(kind.specialty()).cancer()
                ? "URGENT_SUSPECTED_CANCER"
                : point < 0.18 ? "URGENT" : "ROUTINE";
        if (referral.equals("URGENT_SUSPECTED_CANCER")) {
            Pathway cancer = pathway(person, kind, "cancer", today.minusDays(20 + random.nextInt(50)), null, referral);
            LocalDate decided = today.minusDays(1 + random.nextInt(14));
            return add(random.nextDouble() < 0.4 ? cancer.with(decided(cancer.started(), decided)) : cancer);
        }
        double course = random.nextDouble();
        if (kind.ages() == AgeGroup.MOTHERS) {
            return add(pathway(person, kind, "planned", today.minusDays(30 + random.nextInt(150)), null, referral));
        }
        if (course < 0.35) {
            return add(pathway(person, kind, "rtt", drawReferralDay(), null, referral));
        }
        if (course < 0.9) {
            LocalDate stopped = today.minusDays(20 + random.nextInt(200));
            return add(
                    pathway(person, kind, "follow-up", stopped.minusDays(60 + random.nextInt(400)), stopped, referral));
        }
        return add(pathway(person, kind, "planned", today.minusDays(150 + random.nextInt(300)), null, referral));
    }

    private Pathway waiting(Person person, ClinicKind kind, String clock, LocalDate started) {
        return add(pathway(person, kind, clock, started, null, "ROUTINE"));
    }

    private Pathway pathway(
            Person person,
            ClinicKind kind,
            String clock,
            LocalDate started,
            @Nullable LocalDate stopped,
            String referral) {
        boolean ers = !clock.equals("planned") && random.nextDouble() < BOOKED_THROUGH_ERS;
        String ubrn = ers ? "%012d".formatted(900_000_000_000L + random.nextInt(1_000_000_000)) : "";
        return new Pathway(
                nextId(),
                person,
                kind.specialty(),
                clock,
                past(started),
                stopped,
                referral,
                ubrn,
                null,
                Milestones.NONE);
    }

    private String nextId() {
        return "pathway-%06d".formatted(all.size() + 1);
    }

    private LocalDate drawReferralDay() {
        double weeks = Math.exp(LOG_WEEKS + LOG_SPREAD * random.nextGaussian());
        return today.minusDays(Math.round(Math.min(weeks, 115) * 7));
    }

    private LocalDate past(LocalDate day) {
        return day.isBefore(today) ? day : today.minusDays(1);
    }
}
