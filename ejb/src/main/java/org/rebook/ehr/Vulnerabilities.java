package org.rebook.ehr;

import java.util.Arrays;
import java.util.List;
import org.rebook.patient.Vulnerability;

/** What makes patients vulnerable, as the feed says it and as it is kept. */
final class Vulnerabilities {

    private Vulnerabilities() {}

    static List<String> of(List<String> codes, String element) {
        return codes.stream().map(code -> of(code, element)).toList();
    }

    static String of(String code, String element) {
        return Arrays.stream(Vulnerability.values())
                .map(Enum::name)
                .filter(name -> Names.code(name).equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Elements.refused(element, "'%s' is no vulnerability. Maybe one of %s?".formatted(code, all())));
    }

    private static List<String> all() {
        return Arrays.stream(Vulnerability.values())
                .map(Enum::name)
                .map(Names::code)
                .toList();
    }
}
