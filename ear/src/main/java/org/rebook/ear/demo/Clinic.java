package org.rebook.ear.demo;

import java.util.List;

/** A clinic or theatre list under its named lead, with the half days of the week on which it is held. */
record Clinic(
        String id,
        String name,
        ClinicKind kind,
        Clinician lead,
        Site site,
        List<HalfDay> week,
        boolean allDay,
        int releasedWeeks) {}
