package org.rebook.ehr;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.BookingProjection.Row;

/** Whether what the EHR says of an appointment that Rebook has changed is news, or older than the change. */
final class AppointmentNews {

    /** What Rebook made of the appointment, and when. */
    record Own(
            String status,
            @Nullable String cancelledBy,
            @Nullable String slot,
            @Nullable Instant startsAt,
            @Nullable String modality,
            Instant changedAt) {}

    private AppointmentNews() {}

    /** Whether the EHR only repeats the cancellation that it had from Rebook. */
    static boolean isEcho(Own own, Row news) {
        return isCancelledHere(own) && news.status().equals("CANCELLED");
    }

    /**
     * Why the news is not to be applied; empty when it is.
     *
     * @param before what the EHR had said until now, where it had said anything
     */
    static Optional<RefusedResource> refusal(Own own, Row news, @Nullable Row before) {
        if (isCancelledHere(own)) {
            return cancelledHere(own, news);
        }
        boolean isSettled = news.status().equals("ATTENDED")
                || news.status().equals("DID_NOT_ATTEND")
                || "PATIENT".equals(news.cancelledBy());
        if (isSettled || !contradicts(own, news)) {
            return Optional.empty();
        }
        // What was cancelled for a reason of ours comes back as an echo of our own message.
        if (news.cancelledForOurReason() || !isNewer(own, news, before)) {
            return Optional.of(new RefusedResource(
                    news.status().equals(own.status()) ? "Appointment.start" : "Appointment.status",
                    "says %s at %s, which is older than what Rebook made of it at %s"
                            .formatted(Names.code(news.status()), news.startsAt(), own.changedAt()),
                    RefusedResource.Kind.CONFLICT));
        }
        return Optional.empty();
    }

    private static Optional<RefusedResource> cancelledHere(Own own, Row news) {
        return news.status().equals("CANCELLED")
                ? Optional.empty()
                : Optional.of(new RefusedResource(
                        "Appointment.status",
                        "says %s, but Rebook cancelled the appointment at %s and it stays cancelled"
                                .formatted(Names.code(news.status()), own.changedAt()),
                        RefusedResource.Kind.CONFLICT));
    }

    private static boolean isCancelledHere(Own own) {
        return own.status().equals("CANCELLED") && "HOSPITAL".equals(own.cancelledBy());
    }

    private static boolean contradicts(Own own, Row news) {
        return !own.status().equals(news.status())
                || !Objects.equals(own.startsAt(), news.startsAt())
                || (news.slot() != null && !news.slot().equals(own.slot()))
                || (news.modality() != null && !news.modality().equals(own.modality()));
    }

    private static boolean isNewer(Own own, Row news, @Nullable Row before) {
        if (news.updatedAt() != null) {
            return news.updatedAt().isAfter(own.changedAt());
        }
        return before != null && contradicts(asOwn(before), news);
    }

    private static Own asOwn(Row before) {
        return new Own(
                before.status(),
                before.cancelledBy(),
                before.slot(),
                before.startsAt(),
                before.modality(),
                Instant.EPOCH);
    }
}
