package org.rebook.clinic;

/** How a patient is seen. */
public enum Modality {
    IN_PERSON,
    TELEPHONE,
    VIDEO;

    public boolean isRemote() {
        return this != IN_PERSON;
    }
}
