package org.rebook.ear.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The clinicians of the trust, hired as clinics need a lead. */
final class Staff {

    // Of about ten half days a week, those that a job plan leaves for clinics and lists.
    private static final int HALF_DAYS_A_WEEK = 7;
    private static final Set<String> SURGICAL = Set.of(
            "100", "101", "102", "103", "104", "105", "106", "107", "108", "110", "120", "130", "140", "145", "150",
            "160", "171", "502", "503");

    private final Random random;
    private final Map<String, List<Clinician>> byPost = new LinkedHashMap<>();
    private final List<Clinician> all = new ArrayList<>();

    Staff(Random random) {
        this.random = random;
    }

    List<Clinician> all() {
        return all;
    }

    Clinician lead(String specialty, String grade, Site site, int halfDays) {
        List<Clinician> post = byPost.computeIfAbsent(specialty + grade, unseen -> new ArrayList<>());
        for (Clinician clinician : post) {
            if (clinician.base() == site && clinician.taken().size() + halfDays <= HALF_DAYS_A_WEEK) {
                return clinician;
            }
        }
        Clinician hired = hire(specialty, grade, site, post.size() + 1);
        post.add(hired);
        all.add(hired);
        return hired;
    }

    private Clinician hire(String specialty, String grade, Site site, int number) {
        boolean female = random.nextBoolean();
        Names.Name name = Names.draw(random, female);
        boolean doctor = grade.equals("consultant") || grade.endsWith("doctor");
        boolean mister = grade.equals("consultant") && SURGICAL.contains(specialty);
        String prefix = doctor && !mister ? "Dr" : female ? "Ms" : "Mr";
        return new Clinician(
                "staff-%s-%s-%02d".formatted(specialty, grade, number),
                prefix,
                name.given(),
                name.family(),
                grade,
                specialty,
                site,
                doctor ? "99%05d".formatted(all.size() + 1) : "");
    }
}
