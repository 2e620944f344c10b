package org.rebook.access;

/** The roles a caller can have, as they are named in security annotations and deployment descriptors. */
public final class Role {

    /** Works the list of patients who still need a date. */
    public static final String CLERK = "clerk";
    /** Declares strikes, plans them and approves plans. */
    public static final String SERVICE_MANAGER = "service-manager";
    /** Looks after accounts, clients and settings. */
    public static final String ADMINISTRATOR = "administrator";
    /** The trust's EHR, or another system, over FHIR. */
    public static final String EHR = "ehr";
    /** A script that starts and watches runs. */
    public static final String OPERATOR = "operator";
    /** Rebook itself, in its own runs and timers. */
    public static final String SYSTEM = "system";

    private Role() {}
}
