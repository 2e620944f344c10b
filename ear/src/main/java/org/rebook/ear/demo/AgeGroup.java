package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Whom a clinic sees, by age and sex. */
enum AgeGroup {
    ANY(0, 92, 0.52),
    ADULT(18, 90, 0.52),
    OLDER(52, 95, 0.52),
    CHILD(1, 15, 0.48),
    BABY(0, 0, 0.49),
    WOMEN(20, 82, 1),
    MOTHERS(19, 43, 1),
    MEN(45, 88, 0);

    private final int youngest;
    private final int oldest;
    private final double female;

    AgeGroup(int youngest, int oldest, double female) {
        this.youngest = youngest;
        this.oldest = oldest;
        this.female = female;
    }

    /** The ages that such a clinic sees; null where it sees them all. */
    @Nullable
    Integer leastAge() {
        return this == ADULT || this == OLDER || this == WOMEN || this == MEN ? Integer.valueOf(16) : null;
    }

    @Nullable
    Integer greatestAge() {
        return this == CHILD || this == BABY ? Integer.valueOf(17) : null;
    }

    boolean drawFemale(Random random) {
        return random.nextDouble() < female;
    }

    LocalDate drawBirth(Random random, LocalDate today) {
        // Two draws averaged: the middle of the range is commoner than its ends.
        double place = this == ANY ? random.nextDouble() : (random.nextDouble() + random.nextDouble()) / 2;
        double years =
                this == BABY ? 0.06 + 0.05 * place : youngest + place * (oldest - youngest) + random.nextDouble();
        return today.minusDays((long) (years * 365.25));
    }

    boolean fits(Person person, LocalDate today) {
        int age = person.ageOn(today);
        boolean female = person.gender().equals("female");
        return age >= youngest && age <= oldest && (this.female == 0 ? !female : this.female < 1 || female);
    }
}
