package org.rebook.strike;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/** A grade within a staff group, as strikes are called and sessions are staffed by it. */
@Embeddable
public record StaffGrade(@Column(name = "staff_group") String group, String grade) {

    public static final StaffGrade CONSULTANT = new StaffGrade("MEDICAL", "CONSULTANT");
    public static final StaffGrade SAS_DOCTOR = new StaffGrade("MEDICAL", "SAS_DOCTOR");
    public static final StaffGrade RESIDENT_DOCTOR = new StaffGrade("MEDICAL", "RESIDENT_DOCTOR");
    public static final StaffGrade NURSE = new StaffGrade("NURSING", "NURSE");
    public static final StaffGrade THEATRE_PRACTITIONER = new StaffGrade("NURSING", "THEATRE_PRACTITIONER");
    public static final StaffGrade ALLIED_HEALTH = new StaffGrade("ALLIED_HEALTH", "ALLIED_HEALTH");
    public static final StaffGrade SCIENTIST = new StaffGrade("SCIENTIFIC", "SCIENTIST");

    /** Every grade that can be named in a strike. */
    public static final List<StaffGrade> ALL =
            List.of(RESIDENT_DOCTOR, CONSULTANT, SAS_DOCTOR, NURSE, THEATRE_PRACTITIONER, ALLIED_HEALTH, SCIENTIST);

    /** @throws IllegalArgumentException when no grade has the name; the message lists those there are */
    public static StaffGrade of(String grade) {
        return ALL.stream()
                .filter(known -> known.grade().equals(grade))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("staff: there is no grade '%s'. Maybe one of %s?"
                        .formatted(grade, ALL.stream().map(StaffGrade::grade).toList())));
    }

    boolean isMedical() {
        return group.equals(CONSULTANT.group);
    }

    /** The grade as a clerk would say it. */
    public String inWords() {
        return grade.toLowerCase().replace('_', ' ');
    }
}
