package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    private static final int[] WORKDAYS = {1, 2, 3, 4, 5};

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
        String access = random.nextDouble() < (age > 75 ? 0.12 : 0.03) ? ACCESS[random.nextInt(ACCESS.length)] : "";
        boolean transport = kind.modality().equals("in-person")
                && (kind.protectedWhy().equals("Dialysis") || random.nextDouble() < (age > 70 ? 0.10 : 0.01));
        return new Needs(
                foreign && random.nextDouble() < 0.7 || access.startsWith("British Sign"),
                transport,
                random.nextDouble() < 0.001,
                access,
                random.nextDouble() < 0.06 ? List.of(drawAway(day)) : List.of());
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
