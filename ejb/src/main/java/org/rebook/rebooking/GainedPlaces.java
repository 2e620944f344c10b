package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.List;

/** Free places of a session that a plan does not know, because the diary has gained them since. */
public record GainedPlaces(String session, LocalDate day, int places) {

    static GainedPlaces of(List<Opening> ofOneSession) {
        OfferedSlot sample = ofOneSession.get(0).sample();
        return new GainedPlaces(
                sample.session(),
                sample.day(),
                ofOneSession.stream().mapToInt(Opening::places).sum());
    }
}
