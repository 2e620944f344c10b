package org.rebook.strike;

import java.util.Comparator;
import java.util.List;
import org.rebook.policy.RuleSet;

/**
 * Who loses the place when a session can do only so much: those who would suffer most keep theirs.
 *
 * @param patients with the harm to each, the greatest first
 */
record Losses(SessionAtStake session, List<Patient> patients) {

    /** One patient and the harm of losing the place. */
    record Patient(int minutes, int harm) {}

    static Losses of(SessionAtStake session, RuleSet rules) {
        boolean protectedService = Harm.isProtectedService(session, rules);
        return new Losses(
                session,
                session.booked().stream()
                        .map(booked ->
                                new Patient(booked.minutes(), Harm.to(booked, protectedService, session.day(), rules)))
                        .sorted(Comparator.comparingInt(Patient::harm)
                                .reversed()
                                .thenComparingInt(Patient::minutes))
                        .toList());
    }

    /** How many lose their places when so much can still be done: patients, or for a list minutes. */
    int hit(SessionImpact impact) {
        return patients.size() - kept(impact);
    }

    int harm(SessionImpact impact) {
        return patients.subList(kept(impact), patients.size()).stream()
                .mapToInt(Patient::harm)
                .sum();
    }

    int protectedPatients() {
        return (int) patients.stream()
                .filter(patient -> patient.harm() >= Harm.PROTECTED)
                .count();
    }

    private int kept(SessionImpact impact) {
        if (impact.staffing() == Staffing.FULL) {
            return patients.size();
        }
        if (!session.isTheatre()) {
            return Math.min(patients.size(), impact.capacityLeft());
        }
        int minutes = -session.turnaroundMinutes();
        int kept = 0;
        for (Patient patient : patients) {
            minutes += patient.minutes() + session.turnaroundMinutes();
            if (minutes > impact.capacityLeft()) {
                break;
            }
            kept++;
        }
        return impact.staffing() == Staffing.NONE ? 0 : kept;
    }
}
