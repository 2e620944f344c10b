package org.rebook.ear.demo;

import java.util.List;
import java.util.Random;

/** Invented names in the mix of the hospital's neighbourhoods, each with the language it tends to come with. */
final class Names {

    record Name(String given, String family, String language) {}

    private record Group(
            String title,
            int weight,
            String language,
            double spoken,
            String[] female,
            String[] male,
            String[] family) {}

    private static final List<Group> GROUPS = DataTable.read(
            "names.txt",
            field -> new Group(
                    field[0],
                    Integer.parseInt(field[1]),
                    field[2],
                    Double.parseDouble(field[3]),
                    field[4].split(" "),
                    field[5].split(" "),
                    field[6].split(" ")));

    private static final int TOTAL = GROUPS.stream().mapToInt(Group::weight).sum();

    private Names() {}

    static Name draw(Random random, boolean female) {
        Group group = group(random.nextInt(TOTAL));
        return draw(random, female, group, random.nextDouble() < group.spoken ? group.language : "en");
    }

    /** A name of the group that speaks the language. */
    static Name drawSpeaker(Random random, boolean female, String language) {
        Group group = GROUPS.stream()
                .filter(candidate -> candidate.language.equals(language))
                .findFirst()
                .orElseThrow();
        return draw(random, female, group, language);
    }

    /** A language other than English, as common as those who speak it. */
    static String drawLanguage(Random random) {
        while (true) {
            Group group = group(random.nextInt(TOTAL));
            if (!group.language.equals("en") && random.nextDouble() < group.spoken) {
                return group.language;
            }
        }
    }

    private static Name draw(Random random, boolean female, Group group, String language) {
        String[] given = female ? group.female : group.male;
        String family = group.family[random.nextInt(group.family.length)];
        return new Name(given[random.nextInt(given.length)], family, language);
    }

    private static Group group(int point) {
        int left = point;
        for (Group group : GROUPS) {
            left -= group.weight;
            if (left < 0) {
                return group;
            }
        }
        throw new IllegalArgumentException("No group of names at %d of %d.".formatted(point, TOTAL));
    }
}
