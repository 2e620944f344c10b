package org.rebook.ehr;

/** The systems and extensions that Rebook reads and writes, as the NHS, HL7 and we ourselves publish them. */
public final class Names {

    public static final String REBOOK = "https://rebook.org/fhir";
    public static final String APPOINTMENT_KIND = REBOOK + "/CodeSystem/appointment-kind";
    public static final String CLINIC_KIND = REBOOK + "/CodeSystem/clinic-kind";
    public static final String STAFF_GRADE = REBOOK + "/CodeSystem/staff-grade";
    public static final String VULNERABILITY = REBOOK + "/CodeSystem/vulnerability";
    public static final String THEATRE_CONDITION = REBOOK + "/CodeSystem/theatre-condition";
    public static final String KIT = REBOOK + "/CodeSystem/kit";
    public static final String REASON = REBOOK + "/CodeSystem/reason";
    public static final String PATIENT_PATHWAY = REBOOK + "/Id/patient-pathway";

    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    static final String ODS_ORGANIZATION = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ODS_SITE = "https://fhir.nhs.uk/Id/ods-site-code";
    static final String GMC_NUMBER = "https://fhir.hl7.org.uk/Id/gmc-number";
    static final String UBRN = "https://fhir.nhs.uk/Id/UBRN";
    static final String PRACTICE_SETTING = "https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode";
    static final String DELIVERY_CHANNEL = "https://fhir.hl7.org.uk/CodeSystem/UKCore-DeliveryChannel";
    static final String APPOINTMENT_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0276";
    static final String CANCELLATION_REASON = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";
    static final String LOCATION_TYPE = "http://terminology.hl7.org/CodeSystem/location-physical-type";
    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    static final String ERS_PRIORITY = "https://fhir.nhs.uk/CodeSystem/eRS-Priority";

    static final String DELIVERY_CHANNEL_EXTENSION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel";
    static final String CONTACT_PREFERENCE =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference";
    static final String REFERRAL_PRIORITY = "https://fhir.nhs.uk/StructureDefinition/Extension-ServiceRequest-Priority";
    static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    static final String UK_CORE_APPOINTMENT = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Appointment";

    private Names() {}

    /** One of our own extensions. */
    public static String extension(String name) {
        return REBOOK + "/StructureDefinition/" + name;
    }

    /** RESIDENT_DOCTOR is resident-doctor in a code system. */
    static String code(String name) {
        return name.toLowerCase().replace('_', '-');
    }
}
