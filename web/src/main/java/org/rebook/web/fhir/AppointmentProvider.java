package org.rebook.web.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Intake;
import org.rebook.ehr.ResourceSearch;
import org.rebook.ehr.StoredResources;

/** Appointments, which are also found by patient, date and today's status. */
public final class AppointmentProvider extends ResourceProvider {

    AppointmentProvider(Intake intake, StoredResources stored) {
        super(Appointment.class, intake, stored);
    }

    @Search
    public IBundleProvider find(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = Appointment.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = Appointment.SP_PATIENT, targetTypes = Patient.class) @Nullable ReferenceParam patient,
            @OptionalParam(name = Appointment.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = Appointment.SP_STATUS) @Nullable TokenOrListParam status) {
        ResourceSearch search = search(id, identifier);
        Conditions.status(search, status);
        Conditions.start(search, date);
        if (patient != null) {
            search.patient(Conditions.idOf(patient, "patient"));
        }
        return found(search);
    }
}
