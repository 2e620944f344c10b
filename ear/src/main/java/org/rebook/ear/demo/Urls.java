package org.rebook.ear.demo;

/** The code systems, identifier systems and extensions of the feed. */
final class Urls {

    static final String EXTENSION = "https://rebook.org/fhir/StructureDefinition/";
    static final String STAFF_GRADE = "https://rebook.org/fhir/CodeSystem/staff-grade";
    static final String CLINIC_KIND = "https://rebook.org/fhir/CodeSystem/clinic-kind";
    static final String APPOINTMENT_KIND = "https://rebook.org/fhir/CodeSystem/appointment-kind";
    static final String KIT = "https://rebook.org/fhir/CodeSystem/kit";
    static final String PATHWAY = "https://rebook.org/fhir/Id/patient-pathway";
    static final String OPCS = "https://fhir.hl7.org.uk/CodeSystem/OPCS-4";

    static final String ODS_ORGANIZATION = "https://fhir.nhs.uk/Id/ods-organization-code";
    static final String ODS_SITE = "https://fhir.nhs.uk/Id/ods-site-code";
    static final String GMC = "https://fhir.hl7.org.uk/Id/gmc-number";
    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
    static final String UBRN = "https://fhir.nhs.uk/Id/UBRN";
    static final String SPECIALTY = "https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode";
    static final String APPOINTMENT_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0276";
    static final String LANGUAGE = "urn:ietf:bcp:47";
    static final String UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-";
    static final String UK_CODES = "https://fhir.hl7.org.uk/CodeSystem/UKCore-";
    static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    static final String LOCATION_TYPE = "http://terminology.hl7.org/CodeSystem/location-physical-type";
    static final String SNOMED = "http://snomed.info/sct";
    static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/%s-clinical";
    static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/%s";
    static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String ERS_PRIORITY = "https://fhir.nhs.uk/StructureDefinition/Extension-ServiceRequest-Priority";
    static final String ERS_PRIORITY_CODES = "https://fhir.nhs.uk/CodeSystem/eRS-Priority";

    private Urls() {}
}
