package org.rebook.ear.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Booking.Priority;
import org.rebook.ear.demo.Booking.Requirements;

/** The appointments of the trust; whoever books takes the place and notes the day in the patient's diary. */
final class Bookings {

    private static final double WITHOUT_LCAD = 0.03;
    private static final double CANCELLED_ONCE = 0.05;
    // A clinician has asked that the date be kept.
    private static final double DO_NOT_MOVE = 0.003;
    private static final double CANCELLED_TWICE = 0.004;

    // Where a clinic offers a chaperone, about a third want one.
    private static final double SOMETIMES = 0.3;
    private static final double SAME_CLINICIAN = 0.02;

    private final Random random;
    private final LocalDate today;
    private final List<Booking> all = new ArrayList<>();

    Bookings(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    List<Booking> all() {
        return all;
    }

    Booking add(Booking booking) {
        all.add(booking);
        booking.person().diary().note(booking.start().toLocalDate());
        return booking;
    }

    Booking book(Person person, Pathway pathway, Place place) {
        place.take();
        boolean followUp = place.kind() == AppointmentKind.FOLLOW_UP;
        Booking booking = outpatient(
                nextId(),
                person,
                pathway,
                place,
                drawPriority(pathway, place.kind()),
                followUp ? drawLcad(place) : null,
                drawCancellations(),
                random.nextDouble() < DO_NOT_MOVE);
        return add(booking.requiring(drawRequirements(booking)));
    }

    static Booking outpatient(
            String id,
            Person person,
            Pathway pathway,
            Place place,
            Priority priority,
            @Nullable LocalDate lcad,
            int cancellations,
            boolean doNotMove) {
        int minutes = (int) Duration.between(place.start(), place.end()).toMinutes();
        return new Booking(
                id,
                person,
                pathway,
                place.session().clinic(),
                place,
                place.kind(),
                "booked",
                place.start(),
                minutes,
                0,
                priority,
                lcad,
                cancellations,
                doNotMove,
                Requirements.of(place.session().clinic().kind().always()),
                List.of());
    }

    private Requirements drawRequirements(Booking booking) {
        ClinicKind kind = booking.clinic().kind();
        List<String> needs = new ArrayList<>(kind.always());
        kind.sometimes().stream()
                .filter(code -> random.nextDouble() < SOMETIMES)
                .forEach(needs::add);
        double point = random.nextDouble();
        String arrangement =
                point < 0.004 ? "Seen by several specialties on one day" : point < 0.006 ? "Research visit" : "";
        boolean same = booking.kind() == AppointmentKind.FOLLOW_UP && random.nextDouble() < SAME_CLINICIAN;
        return new Requirements(needs, arrangement.isEmpty() ? List.of() : List.of(arrangement), same, 0);
    }

    /** A pre-operative assessment that took place some weeks before its operation. */
    Booking assessed(Booking operation, Clinic clinic, LocalDate day) {
        return add(new Booking(
                nextId(),
                operation.person(),
                operation.pathway(),
                clinic,
                null,
                AppointmentKind.PRE_OP,
                "fulfilled",
                day.atTime(operation.start().toLocalTime()),
                clinic.kind().followUpMinutes(),
                0,
                new Priority(operation.pathway().referral(), operation.pathway().started()),
                null,
                0,
                false,
                Requirements.NONE,
                List.of()));
    }

    /** The first visit that led to a follow-up. */
    Booking attended(Booking followUp, LocalDate day) {
        return add(new Booking(
                nextId(),
                followUp.person(),
                followUp.pathway(),
                followUp.clinic(),
                null,
                AppointmentKind.NEW,
                "fulfilled",
                day.atTime(followUp.start().toLocalTime()),
                followUp.clinic().kind().newMinutes(),
                0,
                new Priority(followUp.pathway().referral(), followUp.pathway().started()),
                null,
                0,
                false,
                Requirements.NONE,
                List.of()));
    }

    String nextId() {
        return "appointment-%06d".formatted(all.size() + 1);
    }

    int drawCancellations() {
        double point = random.nextDouble();
        return point < CANCELLED_TWICE ? 2 : point < CANCELLED_ONCE ? 1 : 0;
    }

    private Priority drawPriority(Pathway pathway, AppointmentKind kind) {
        if (kind != AppointmentKind.DIAGNOSTIC) {
            return new Priority(pathway.referral(), pathway.started());
        }
        double point = random.nextDouble();
        String code = point < 0.02 ? "D1" : point < 0.17 ? "D2" : point < 0.55 ? "D3" : "D4";
        return new Priority(code, pathway.started());
    }

    private @Nullable LocalDate drawLcad(Place place) {
        if (random.nextDouble() < WITHOUT_LCAD) {
            return null;
        }
        double point = random.nextDouble();
        boolean check = place.session().clinic().kind().protectedWhy().startsWith("Wound");
        int slack = check || point < 0.12
                ? random.nextInt(15)
                : point < 0.45 ? 15 + random.nextInt(28) : 43 + random.nextInt(70);
        LocalDate lcad = place.session().day().plusDays(slack);
        return lcad.isBefore(today) ? today : lcad;
    }
}
