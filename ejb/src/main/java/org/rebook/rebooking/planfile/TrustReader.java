package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one trust; ties may come before the pools whose patients they name. */
final class TrustReader {

    private record NamedLink(String first, String second, int least, int most, Link.Without without) {}

    private final JsonIn json;
    private final Rules rules;
    private final TrustIds ids = new TrustIds();
    private final String path;

    private String id = "";
    private final List<Clinic> clinics = new ArrayList<>();
    private final List<Theatre> theatres = new ArrayList<>();
    private final List<NamedLink> links = new ArrayList<>();
    private final List<List<String>> samePerson = new ArrayList<>();

    private TrustReader(JsonIn json, Rules rules) {
        this.json = json;
        this.rules = rules;
        path = json.path();
    }

    static Trust read(JsonIn json, Rules rules) throws IOException {
        TrustReader reader = new TrustReader(json, rules);
        json.object(reader::member, "id");
        return reader.trust();
    }

    private boolean member(String name) throws IOException {
        switch (name) {
            case "id" -> id = json.id();
            case "pools" -> json.array(() -> clinics.add(ClinicReader.read(json, ids)));
            case "theatres" -> json.array(() -> theatres.add(TheatreReader.read(json, ids)));
            case "ties" -> json.array(this::link);
            case "samePerson" -> json.array(this::person);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void link() throws IOException {
        String[] id = {"", ""};
        int[] days = {-Link.NO_LIMIT, Link.NO_LIMIT};
        Link.Without[] without = {Link.Without.FREE};
        json.object(
                member -> {
                    switch (member) {
                        case "first" -> id[0] = json.id();
                        case "second" -> id[1] = json.id();
                        case "least" -> days[0] = json.whole(-Link.NO_LIMIT, Link.NO_LIMIT);
                        case "most" -> days[1] = json.whole(-Link.NO_LIMIT, Link.NO_LIMIT);
                        case "without" -> without[0] = without();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "first",
                "second",
                "without");
        if (days[0] > days[1]) {
            throw json.fault("least (%d) is more than most (%d)", days[0], days[1]);
        }
        if (id[0].equals(id[1])) {
            throw json.fault("'%s' is tied to itself", id[0]);
        }
        links.add(new NamedLink(id[0], id[1], days[0], days[1], without[0]));
    }

    private Link.Without without() throws IOException {
        String word = json.text();
        return Arrays.stream(Link.Without.values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> json.fault(
                        "must be one of %s, but is '%s'",
                        Arrays.stream(Link.Without.values())
                                .map(each -> each.word)
                                .collect(Collectors.joining(", ")),
                        word));
    }

    private void person() throws IOException {
        List<String> appointments = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        json.array(() -> {
            String appointment = json.id();
            if (!seen.add(appointment)) {
                throw json.fault("'%s' is named twice", appointment);
            }
            appointments.add(appointment);
        });
        if (appointments.size() < 2) {
            throw json.fault("must name two or more appointments of one person, but names %d", appointments.size());
        }
        samePerson.add(appointments);
    }

    private Trust trust() {
        Trust untied = new Trust(id, rules, List.copyOf(clinics), List.copyOf(theatres), List.of(), List.of());
        if (links.isEmpty() && samePerson.isEmpty()) {
            return untied;
        }
        ids.number(untied);
        List<Link> found = new ArrayList<>();
        for (int number = 0; number < links.size(); number++) {
            NamedLink link = links.get(number);
            found.add(new Link(
                    find("/ties/" + number + "/first", link.first()),
                    find("/ties/" + number + "/second", link.second()),
                    link.least(),
                    link.most(),
                    link.without()));
        }
        List<List<Link.Appointment>> people = new ArrayList<>();
        for (int person = 0; person < samePerson.size(); person++) {
            List<Link.Appointment> appointments = new ArrayList<>();
            for (int number = 0; number < samePerson.get(person).size(); number++) {
                appointments.add(find(
                        "/samePerson/" + person + "/" + number,
                        samePerson.get(person).get(number)));
            }
            people.add(List.copyOf(appointments));
        }
        return new Trust(id, rules, untied.clinics(), untied.theatres(), List.copyOf(found), List.copyOf(people));
    }

    private Link.Appointment find(String where, String name) {
        Link.Appointment found = ids.find(name);
        if (found == null) {
            throw json.faultAt(path + where, "trust '%s' has no patient or operation '%s'", id, name);
        }
        return found;
    }
}
