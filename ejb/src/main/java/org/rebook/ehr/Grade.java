package org.rebook.ehr;

import org.rebook.strike.StaffGrade;

/** Reads staff grades as our code system writes them: resident-doctor. */
final class Grade {

    private Grade() {}

    static StaffGrade of(String code, String element) {
        try {
            return StaffGrade.of(code.toUpperCase().replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw Elements.refused(
                    element,
                    "'%s' is no staff grade. Maybe one of %s?"
                            .formatted(
                                    code,
                                    StaffGrade.ALL.stream()
                                            .map(grade -> Names.code(grade.grade()))
                                            .toList()));
        }
    }
}
