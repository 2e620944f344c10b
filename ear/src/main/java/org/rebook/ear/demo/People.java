package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.rebook.ear.demo.Person.Away;
import org.rebook.ear.demo.Person.Contact;
import org.rebook.ear.demo.Person.Needs;

/** The patients of the trust, invented one by one as places are filled. */
final class People {

    private static final String[] DISTRICTS = {
        "NW3", "NW5", "NW6", "NW7", "NW11", "N2", "N3", "N10", "N11", "N12", "N14", "N20", "N21", "EN1", "EN2", "EN4",
        "EN5", "HA8", "WD6"
    };
    private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final String[] ACCESS = {
        "Wheelchair user",
        "Large print letters",
        "British Sign Language interpreter",
        "Learning disability: easy read letters, carer comes too, double time",
        "Dementia: carer must be told",
        "Autism: first place of the day, quiet waiting room",
        "Hoist transfer",
        "Guide dog"
    };
    // How often, in ten thousand, and from which age to which.
    private static final List<Share> VULNERABLE = List.of(
            new Share("autism", 20, 3, 60),
            new Share("learning-disability", 20, 3, 80),
            new Share("dementia", 120, 68, 120),
            new Share("severe-mental-illness", 40, 18, 80),
            new Share("homeless", 15, 18, 70),
            new Share("prisoner", 8, 18, 70),
            new Share("end-of-life", 40, 60, 120),
            new Share("veteran", 20, 22, 95),
            new Share("safeguarding", 80, 0, 17),
            new Share("looked-after", 60, 0, 17));
    private static final int[] WORKDAYS = {1, 2, 3, 4, 5};

    /** How common a vulnerability is. */
    private record Share(String code, int inTenThousand, int fromAge, int toAge) {

        boolean isDrawn(Random random, int age) {
            return random.nextInt(10_000) < inTenThousand && age >= fromAge && age <= toAge;
        }
    }

    private final Random random;
    private final LocalDate today;
    private final NhsNumbers nhsNumbers;
    private final List<Person> all = new ArrayList<>();

    People(Random random, long seed, LocalDate today) {
        this.random = random;
        this.today = today;
        this.nhsNumbers = new NhsNumbers(seed);
    }

    List<Person> all() {
        return all;
    }

    /** Invents a patient whom the clinic sees and who can come on the day. */
    Person newcomer(ClinicKind kind, LocalDate day) {
        Person person = invent("patient-%06d".formatted(all.size() + 1), kind, day);
        all.add(person);
        return person;
    }

    /** Invents a patient who needs an interpreter, and so twice the usual time. */
    Person newcomerWithInterpreter(ClinicKind kind, LocalDate day) {
        Person person = speaking(invent("patient-%06d".formatted(all.size() + 1), kind, day), drawLanguage());
        return admit(person.withNeeds(person.needs().withInterpreter(true)));
    }

    private String drawLanguage() {
        return Names.drawLanguage(random);
    }

    /** Puts the same patient, described otherwise, in the place of the one who came last. */
    Person replaceLast(Person person) {
        all.set(all.size() - 1, person);
        return person;
    }

    /** Admits a patient whom the caller has described. */
    Person admit(Person person) {
        all.add(person);
        return person;
    }

    Person invent(String id, ClinicKind kind, LocalDate day) {
        boolean female = kind.ages().drawFemale(random);
        LocalDate born = kind.ages().drawBirth(random, today);
        Names.Name name = Names.draw(random, female);
        Person person = new Person(
                id,
                nhsNumbers.next(),
                name.given(),
                name.family(),
                born,
                female ? "female" : "male",
                drawContact(name, born),
                Needs.NONE,
                new Diary());
        return person.withNeeds(drawNeeds(person, kind, day));
    }

    /** The same patient with a language, and a name from among those who speak it. */
    Person speaking(Person person, String language) {
        Contact contact = person.contact();
        Names.Name name = Names.drawSpeaker(random, person.gender().equals("female"), language);
        return new Person(
                person.id(),
                person.nhsNumber(),
                name.given(),
                name.family(),
                person.born(),
                person.gender(),
                new Contact(contact.phone(), "", contact.postcode(), language, contact.preferred()),
                person.needs(),
                person.diary());
    }

    private Contact drawContact(Names.Name name, LocalDate born) {
        boolean mobile = random.nextDouble() < 0.85;
        String phone = (mobile ? "07700 900%03d" : "020 7946 0%03d").formatted(random.nextInt(1000));
        boolean email = random.nextDouble() < 0.55;
        String address = email
                ? "%s.%s@example.org".formatted(name.given(), name.family()).toLowerCase()
                : "";
        double point = random.nextDouble();
        String preferred = point < 0.12 ? "1" : point < 0.2 ? "3" : point < 0.32 && email ? "4" : "";
        return new Contact(random.nextDouble() < 0.98 ? phone : "", address, postcode(), name.language(), preferred);
    }

    String postcode() {
        return "%s %d%c%c"
                .formatted(
                        DISTRICTS[random.nextInt(DISTRICTS.length)],
                        1 + random.nextInt(9),
                        LETTERS.charAt(random.nextInt(LETTERS.length())),
                        LETTERS.charAt(random.nextInt(LETTERS.length())));
    }

    private Needs drawNeeds(Person person, ClinicKind kind, LocalDate day) {
        boolean foreign = !person.contact().language().equals("en");
        int age = person.ageOn(today);
        String access = drawAccess(age);
        boolean transport = kind.modality().equals("in-person")
                && (kind.protectedWhy().equals("Dialysis") || random.nextDouble() < (age > 70 ? 0.10 : 0.01));
        boolean signs = access.startsWith("British Sign");
        return new Needs(
                foreign && random.nextDouble() < 0.7 || signs,
                signs,
                access.startsWith("Hoist"),
                transport,
                random.nextDouble() < 0.001,
                access,
                drawVulnerabilities(age, access),
                random.nextDouble() < 0.06 ? List.of(drawAway(day)) : List.of());
    }

    private String drawAccess(int age) {
        boolean drawn = random.nextDouble() < (age > 75 ? 0.12 : 0.03);
        String access = ACCESS[random.nextInt(ACCESS.length)];
        boolean plausible = !access.startsWith("Dementia") || age >= 68;
        return drawn && plausible ? access : "";
    }

    // What the letters must mind says so too.
    private List<String> drawVulnerabilities(int age, String access) {
        Set<String> codes = new TreeSet<>();
        for (Share share : VULNERABLE) {
            boolean said = access.toLowerCase(Locale.UK).startsWith(share.code().replace('-', ' '));
            if (share.isDrawn(random, age) || said) {
                codes.add(share.code());
            }
        }
        return List.copyOf(codes);
    }

    private Away drawAway(LocalDate booked) {
        if (random.nextBoolean()) {
            LocalDate from = booked.plusDays(3 + random.nextInt(40));
            return new Away(from, from.plusDays(6 + random.nextInt(9)), Set.of(), "Away from home");
        }
        DayOfWeek weekday = DayOfWeek.of(WORKDAYS[random.nextInt(WORKDAYS.length)]);
        DayOfWeek other =
                weekday == booked.getDayOfWeek() ? weekday.plus(weekday == DayOfWeek.FRIDAY ? 3 : 1) : weekday;
        return new Away(today, today.plusDays(180), Set.of(other), "Cares for a relative on this day");
    }
}
