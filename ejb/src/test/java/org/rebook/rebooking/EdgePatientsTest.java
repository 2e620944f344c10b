package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotType;
import org.rebook.policy.RuleSet;

/** The table of edge-patients.md, line by line through the rules (hazards H01, H03, H11). */
class EdgePatientsTest {

    private static final Pattern SLOT = Pattern.compile("day ([+-]\\d+)(.*): (.*)");
    private static final Pattern MINUTES = Pattern.compile(" of (\\d+) minutes");

    private static final Circumstances NOW =
            new Circumstances(SampleStrike.at(EdgePatient.LOST_ON.minusDays(14), 9, 0), List.of(), RuleSet.current());

    static Stream<EdgePatient> patients() {
        return table().map(EdgePatient::new);
    }

    private static Stream<String[]> table() {
        try (var table = Objects.requireNonNull(EdgePatientsTest.class.getResourceAsStream("/edge-patients.md"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("| edge-"))
                            .map(line -> Arrays.stream(line.split("\\|"))
                                    .map(String::strip)
                                    .skip(1)
                                    .toArray(String[]::new))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesEveryEdgePatientOnce() {
        assertThat(patients().map(EdgePatient::appointment)).hasSize(18).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("patients")
    void keepsOrMovesThemAsTheTableSays(EdgePatient patient) {
        String rules = Protection.reasons(patient.affected(), NOW).stream()
                .map(reason -> reason.rule().id())
                .sorted()
                .collect(Collectors.joining(", "));
        assertThat(rules.isEmpty() ? "may move" : "keeps: " + rules).isEqualTo(patient.plan());
    }

    @ParameterizedTest
    @MethodSource("patients")
    void sendsNobodyPastTheDayOfTheTable(EdgePatient patient) {
        LocalDate latest = DueDates.latestSafeDay(patient.displaced(), NOW.rules());
        String until =
                latest == null ? "no limit" : EdgePatient.inDays(latest) + " (" + standardOf(patient, latest) + ")";
        assertThat(until).isEqualTo(patient.until());
    }

    private static String standardOf(EdgePatient patient, LocalDate day) {
        return DueDates.all(patient.displaced(), NOW.rules()).stream()
                .filter(due -> due.standard().isBinding() && due.day().equals(day))
                .map(due -> due.standard().words())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void offersAndRefusesTheSlotsOfTheTable(EdgePatient patient) {
        for (String slot : patient.slots()) {
            Matcher parts = SLOT.matcher(slot);
            assertThat(parts.matches()).as(slot).isTrue();
            LocalDate day = EdgePatient.LOST_ON.plusDays(Integer.parseInt(parts.group(1)));
            assertThat(verdictOn(slotOn(day, parts.group(2), patient), patient))
                    .as(slot)
                    .isEqualTo(parts.group(3));
        }
    }

    private static String verdictOn(OfferedSlot slot, EdgePatient patient) {
        List<Refusal> refusals = SlotRules.refusalsOf(slot, patient.displaced(), NOW);
        if (!refusals.isEmpty()) {
            return refusals.stream()
                    .map(refusal -> refusal.name().toLowerCase().replace('_', ' '))
                    .collect(Collectors.joining(", "));
        }
        String ask = ReasonableOffer.needsAgreementBecause(slot, patient.displaced(), NOW);
        return ask == null ? "offered" : "offered after asking (" + EdgePatient.daysFor(ask) + ")";
    }

    private static OfferedSlot slotOn(LocalDate day, String but, EdgePatient patient) {
        Displaced displaced = patient.displaced();
        Set<String> equipment = but.contains("without equipment")
                ? Set.of()
                : displaced.requires().capabilities();
        Matcher minutes = MINUTES.matcher(but);
        return new OfferedSlot(
                "slot",
                "session",
                typeFor(displaced),
                Modality.IN_PERSON,
                displaced.specialty(),
                displaced.site(),
                displaced.clinician(),
                SampleStrike.twentyMinutes(day, 10),
                true,
                SessionStatus.OPEN,
                false,
                minutes.find() ? Integer.parseInt(minutes.group(1)) : displaced.minutes(),
                new Capabilities(equipment, but.contains("for adults") ? 16 : 0, 200));
    }

    private static SlotType typeFor(Displaced displaced) {
        return displaced.isOperation()
                ? SlotType.LIST
                : SlotType.valueOf(displaced.kind().name());
    }
}
