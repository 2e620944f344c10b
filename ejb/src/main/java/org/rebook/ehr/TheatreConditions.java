package org.rebook.ehr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;

/** The codes by which an EHR says what decides a patient's turn on a theatre list. */
final class TheatreConditions {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    // Latex as a substance, allergy to it, and the newer names of both (Hevea brasiliensis).
    private static final Set<String> LATEX = Set.of("111088007", "300916003", "1003751008", "1003755004");

    // Diabetes mellitus, type 1 and type 2, and where it comes from another disease.
    private static final Set<String> DIABETES = Set.of("73211009", "46635009", "44054006", "8801005");

    private TheatreConditions() {}

    /** By our own code, SNOMED CT or ICD-10; null where none of them says any. */
    static @Nullable TheatreCondition of(CodeableConcept concept, String element) {
        Optional<Coding> ours = Elements.coding(List.of(concept), Names.THEATRE_CONDITION);
        if (ours.isPresent()) {
            return of(ours.get().getCode(), element);
        }
        return concept.getCoding().stream()
                .flatMap(coding -> inTerminology(coding).stream())
                .findFirst()
                .orElse(null);
    }

    private static TheatreCondition of(String code, String element) {
        return Arrays.stream(TheatreCondition.values())
                .filter(condition -> Names.code(condition.name()).equals(code))
                .findFirst()
                .orElseThrow(() -> Elements.refused(
                        element,
                        "'%s' decides nobody's turn on a list. Maybe latex-allergy or diabetes?".formatted(code)));
    }

    private static Optional<TheatreCondition> inTerminology(Coding coding) {
        String code = String.valueOf(coding.getCode());
        if (SNOMED.equals(coding.getSystem())) {
            return LATEX.contains(code)
                    ? Optional.of(TheatreCondition.LATEX_ALLERGY)
                    : Optional.of(TheatreCondition.DIABETES).filter(any -> DIABETES.contains(code));
        }
        // E10 to E14 are diabetes, whatever has come of it.
        return Optional.of(TheatreCondition.DIABETES)
                .filter(any -> ICD_10.equals(coding.getSystem()) && code.matches("E1[0-4](\\..*)?"));
    }
}
