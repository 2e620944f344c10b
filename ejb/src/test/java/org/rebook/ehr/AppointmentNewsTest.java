package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rebook.ehr.AppointmentNews.Own;
import org.rebook.ehr.BookingProjection.Row;

/** What the EHR says of an appointment after Rebook changed it must not silently undo the change. */
class AppointmentNewsTest {

    private static final Instant CHANGED = Instant.parse("2026-04-20T10:00:00Z");
    private static final Own CANCELLED_HERE = new Own("CANCELLED", "HOSPITAL", "slot-1", at(9), "IN_PERSON", CHANGED);
    private static final Own MOVED_HERE = new Own("BOOKED", null, "slot-1", at(9), "TELEPHONE", CHANGED);

    @Test
    void neverUncancelsWhatRebookCancelled() {
        assertThat(AppointmentNews.refusal(CANCELLED_HERE, news("booked", 1, 9, "2026-04-21T00:00:00Z"), null))
                .isPresent();
    }

    @Test
    void takesAnEchoOfItsOwnCancellationForWhatItIs() {
        assertThat(AppointmentNews.isEcho(CANCELLED_HERE, news("cancelled", 1, 9, null)))
                .isTrue();
    }

    @Test
    void believesThatThePatientCame() {
        assertThat(AppointmentNews.refusal(MOVED_HERE, news("fulfilled", 1, 9, null), null))
                .isEmpty();
    }

    @Test
    void doesNotUndoAChangeOnNewsOlderThanIt() {
        assertThat(AppointmentNews.refusal(MOVED_HERE, news("booked", 2, 10, "2026-04-20T09:59:59Z"), null))
                .isPresent();
    }

    @Test
    void followsAPatientWhoMovedAfterIt() {
        assertThat(AppointmentNews.refusal(MOVED_HERE, news("booked", 2, 10, "2026-04-20T10:00:01Z"), null))
                .isEmpty();
    }

    @Test
    void withoutATimeOnlyBelievesWhatTheEhrHasNotSaidBefore() {
        Row before = news("booked", 2, 10, null);
        assertThat(AppointmentNews.refusal(MOVED_HERE, news("booked", 2, 10, null), before))
                .isPresent();
        assertThat(AppointmentNews.refusal(MOVED_HERE, news("booked", 3, 11, null), before))
                .isEmpty();
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-04-27T%02d:00:00Z".formatted(hour));
    }

    private static Row news(String status, int slot, int hour, @Nullable String updated) {
        String meta = updated == null ? "" : "\"meta\":{\"lastUpdated\":\"%s\"},".formatted(updated);
        return new BookingProjection()
                .row(Received.parsed(
                        """
                        {"resourceType":"Appointment","id":"a",%s"status":"%s","start":"2026-04-27T%02d:00:00Z",\
                        "end":"2026-04-27T%02d:30:00Z","slot":[{"reference":"Slot/slot-%d"}],\
                        "participant":[{"actor":{"reference":"Patient/p"},"status":"accepted"}]}"""
                                .formatted(meta, status, hour, hour, slot)));
    }
}
