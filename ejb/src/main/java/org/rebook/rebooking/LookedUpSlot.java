package org.rebook.rebooking;

import java.util.List;

/** One slot that somebody asked about, and every reason why it is not for the patient; none when it can be offered. */
public record LookedUpSlot(SlotOffer offer, List<String> refusals) {}
