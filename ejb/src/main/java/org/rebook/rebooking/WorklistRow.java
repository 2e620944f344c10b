package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;

/** One patient who is owed a date or a decision, as the worklist shows it. */
public record WorklistRow(
        long id,
        long version,
        boolean open,
        ObligationKind kind,
        Displaced displaced,
        RiskTier tier,
        @Nullable DueDate due,
        Person person,
        Place place,
        boolean stillBooked,
        int timesCancelled,
        String owner,
        @Nullable String claimedBy,
        @Nullable String claimedByName,
        @Nullable Instant claimedAt,
        LocalDate dueOn,
        String reason,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String closedReason,
        @Nullable String newAppointment,
        @Nullable Long strikeId,
        @Nullable String cancellationReason,
        @Nullable String sessionCause,
        @Nullable String procedure,
        LocalDate today) {

    /** The patient, as far as a clerk needs to know who it is and how to reach them. */
    public record Person(
            String id,
            @Nullable String nhsNumber,
            String familyName,
            String givenName,
            @Nullable LocalDate birthDate,
            @Nullable String phone,
            String contactPreference,
            @Nullable String language,
            @Nullable String accessNeeds,
            boolean restricted) {

        public String name() {
            return familyName + ", " + givenName;
        }

        public @Nullable Integer ageOn(LocalDate day) {
            return birthDate == null ? null : Period.between(birthDate, day).getYears();
        }
    }

    /** Where the patient was to be seen. */
    public record Place(
            @Nullable String specialtyName,
            @Nullable String clinic,
            @Nullable String site,
            @Nullable String clinician) {}

    public @Nullable Integer age() {
        return person.ageOn(today);
    }

    public LocalDate madeOn() {
        return London.dayOf(openedAt);
    }

    public int workingDaysOpen() {
        return Escalation.workingDaysSince(madeOn(), today);
    }

    /** How far up it has moved. */
    public Escalation.Level level() {
        return Escalation.Level.of(owner);
    }

    public boolean bookedThroughErs() {
        return displaced.requires().electronicReferral();
    }

    public boolean overdue() {
        return open && dueOn.isBefore(today);
    }

    /** Days until the first date that would be missed; null when there is none. */
    public @Nullable Integer daysLeft() {
        return due == null ? null : due.daysFrom(today);
    }

    boolean isClaimedByAnotherThan(String name) {
        return claimedBy != null && !claimedBy.equals(name);
    }

    /** Who is told of the lost date, and how. */
    public String howToTell(RuleSet rules) {
        Integer age = person.birthDate() == null
                ? null
                : Period.between(person.birthDate(), today).getYears();
        return WayOfTelling.of(age, person.contactPreference(), person.accessNeeds(), displaced.lostOn(), today, rules);
    }
}
