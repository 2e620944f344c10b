package org.rebook.appointment;

/**
 * The EHR holds a change that Rebook made: it was read back and is the same. Fired in the transaction that notes it.
 *
 * @param outboxId the change in the ledger
 * @param appointment the appointment that was changed; for a move the one that was given up
 */
public record EhrConfirmed(long outboxId, String appointment) {}
