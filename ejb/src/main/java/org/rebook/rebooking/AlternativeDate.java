package org.rebook.rebooking;

import java.time.LocalDate;

/**
 * Another date that a patient could have had.
 *
 * @param worseForThePatient points more than the chosen one
 * @param worseForAll points more over all patients of the pool, the others' moves included; for an operation at most that
 *     many, because there may be a cheaper way to make room
 */
public record AlternativeDate(LocalDate day, String session, long worseForThePatient, long worseForAll) {}
