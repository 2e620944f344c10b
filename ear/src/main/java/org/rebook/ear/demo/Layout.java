package org.rebook.ear.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the minutes of a kind of session are cut into places. */
record Layout(List<Cut> cuts) {

    record Cut(int offset, int minutes, AppointmentKind kind) {}

    // With the clinics that see patients only again, the trust comes to 1 : 2.1, as England did in 2019-20.
    private static final double FOLLOW_UPS_PER_NEW = 1.3;
    // A resident takes half as long again over each patient.
    private static final double RESIDENT_PACE = 1.5;
    // Of every eight places of a kind one is double, for interpreters and whoever else needs the time.
    private static final int EVERY = 8;
    private static final int DOUBLE = 3;
    private static final int CHAIRS = 6;
    private static final int TREATMENT_MINUTES = 60;

    private static final Map<ClinicKind, Layout> KNOWN = new ConcurrentHashMap<>();

    static Layout of(ClinicKind kind, int minutes) {
        return kind.isTheatre()
                ? new Layout(List.of(new Cut(0, minutes, AppointmentKind.OPERATION)))
                : KNOWN.computeIfAbsent(kind, unseen -> draw(unseen, minutes));
    }

    private static Layout draw(ClinicKind kind, int minutes) {
        List<Cut> cuts = new ArrayList<>();
        boolean treatment = kind.style().equals("N") && kind.followUpMinutes() >= TREATMENT_MINUTES;
        for (int stream = 0; stream < (treatment ? CHAIRS : 1); stream++) {
            addStream(cuts, kind, minutes, 1);
        }
        if (kind.style().equals("CR")) {
            addStream(cuts, kind, minutes, RESIDENT_PACE);
        }
        cuts.sort(Comparator.comparingInt(Cut::offset));
        return new Layout(List.copyOf(cuts));
    }

    private static void addStream(List<Cut> cuts, ClinicKind kind, int minutes, double pace) {
        int offset = 0;
        int seenNew = 0;
        int seenAgain = 0;
        while (true) {
            AppointmentKind next = next(kind.mix(), seenNew, seenAgain);
            int seen = next == AppointmentKind.NEW ? seenNew : seenAgain;
            int length = length(next == AppointmentKind.NEW ? kind.newMinutes() : kind.followUpMinutes(), pace);
            if (kind.hasDoublePlaces() && seen % EVERY == DOUBLE && offset + 2 * length <= minutes) {
                length *= 2;
            }
            if (offset + length > minutes) {
                return;
            }
            cuts.add(new Cut(offset, length, next));
            offset += length;
            seenNew += next == AppointmentKind.NEW ? 1 : 0;
            seenAgain += next == AppointmentKind.NEW ? 0 : 1;
        }
    }

    private static int length(int minutes, double pace) {
        return pace == 1 ? minutes : (int) Math.round(minutes * pace / 5) * 5;
    }

    private static AppointmentKind next(String mix, int seenNew, int seenAgain) {
        return switch (mix) {
            case "new" -> AppointmentKind.NEW;
            case "follow-up" -> AppointmentKind.FOLLOW_UP;
            case "pre-op" -> AppointmentKind.PRE_OP;
            case "diagnostic" -> AppointmentKind.DIAGNOSTIC;
            default -> seenNew * FOLLOW_UPS_PER_NEW <= seenAgain ? AppointmentKind.NEW : AppointmentKind.FOLLOW_UP;
        };
    }

    void addPlacesTo(Session session) {
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            session.places().add(new Place(session, i + 1, cut.offset(), cut.minutes(), cut.kind()));
        }
    }
}
