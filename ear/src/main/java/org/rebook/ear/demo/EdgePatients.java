package org.rebook.ear.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Booking.Link;
import org.rebook.ear.demo.Booking.Priority;
import org.rebook.ear.demo.Booking.Requirements;
import org.rebook.ear.demo.Pathway.Milestones;
import org.rebook.ear.demo.Person.Away;
import org.rebook.ear.demo.Person.Needs;

/** The patients on whom rebooking goes wrong, each with an id that begins with edge- and each booked on a strike day. */
final class EdgePatients {

    static final String ROUTINE = "ROUTINE";
    static final String CANCER = "URGENT_SUSPECTED_CANCER";
    private static final Set<DayOfWeek> DIALYSIS_DAYS = Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private final StrikeDays days;
    private final LocalDate today;
    private final People people;
    private final Pathways pathways;
    private final Bookings bookings;
    private final EdgeDesk desk;

    private @Nullable Person deceased;
    private @Nullable Booking selfMoved;

    EdgePatients(StrikeDays days, LocalDate today, People people, Pathways pathways, Bookings bookings, EdgeDesk desk) {
        this.days = days;
        this.today = today;
        this.people = people;
        this.pathways = pathways;
        this.bookings = bookings;
        this.desk = desk;
    }

    /** The patient who dies after the first feed. */
    Person deceased() {
        return Objects.requireNonNull(deceased);
    }

    /** The appointment that its patient moves on the portal after the first feed. */
    Booking selfMoved() {
        return Objects.requireNonNull(selfMoved);
    }

    void book() {
        bookHardToMove();
        bookClocks();
        bookOperations();
        bookAcrossSites();
        bookSharedPhone();
        bookThoseWhoChangeLater();
    }

    private void bookHardToMove() {
        Place scan = desk.place("Magnetic resonance imaging under general anaesthetic");
        Person child = desk.invent("edge-ga-mri-child", scan);
        child = people.speaking(child, "bn")
                .withNeeds(needs(
                        true,
                        false,
                        false,
                        "General anaesthetic; the parents speak no English: read the fasting"
                                + " instructions to them through an interpreter"));
        desk.book(child, "diagnostic", past(days.first().minusDays(25)), scan, "D3", null, 0);

        Place dialysed = desk.place(
                "Kidney",
                place -> place.kind() == AppointmentKind.FOLLOW_UP
                        && !DIALYSIS_DAYS.contains(place.session().day().getDayOfWeek()));
        Away dialysis = new Away(days.first().minusDays(60), days.first().plusDays(365), DIALYSIS_DAYS, "Dialysis");
        Person patient = desk.invent("edge-dialysis-mon-wed-fri", dialysed)
                .withNeeds(new Needs(false, false, false, true, false, "", List.of(), List.of(dialysis)));
        desk.book(patient, "follow-up", days.first().minusDays(400), dialysed, ROUTINE, after(dialysed, 30), 0);

        Place carried = desk.place("Heart failure");
        Person traveller = people.speaking(desk.invent("edge-transport-interpreter", carried), "tr")
                .withNeeds(needs(true, true, false, "Wheelchair user"));
        desk.book(traveller, "follow-up", days.first().minusDays(300), carried, ROUTINE, after(carried, 45), 0);

        Place secret = desk.followUp("Gynaecology");
        Person restricted = desk.invent("edge-restricted", secret).withNeeds(needs(false, false, true, ""));
        desk.book(restricted, "follow-up", days.first().minusDays(200), secret, ROUTINE, after(secret, 60), 0);

        Place escorted = desk.first("General surgery");
        Person prisoner = desk.invent("edge-prisoner", escorted)
                .withNeeds(new Needs(
                        false,
                        false,
                        false,
                        false,
                        false,
                        "Prisoner with an escort: write to the prison's health team, never to the patient",
                        List.of("prisoner"),
                        List.of()));
        desk.book(prisoner, "rtt", days.first().minusDays(80), escorted, ROUTINE, null, 0);
    }

    private void bookClocks() {
        Place cancer = desk.first("One-stop haematuria");
        LocalDate referred = cancer.session().day().minusDays(55);
        desk.book(desk.invent("edge-cancer-day-55", cancer), "cancer", referred, cancer, CANCER, null, 0);

        Place undated = desk.followUp("Cardiology");
        desk.book(
                desk.invent("edge-no-latest-date", undated),
                "follow-up",
                days.first().minusDays(250),
                undated,
                ROUTINE,
                null,
                0);

        Place longWait = desk.first("Hip and knee");
        desk.book(
                desk.invent("edge-over-52-weeks", longWait),
                "rtt",
                days.first().minusDays(400),
                longWait,
                ROUTINE,
                null,
                0);

        Place glaucoma = desk.followUp("Glaucoma");
        Person patient = desk.invent("edge-cancelled-once", glaucoma);
        desk.book(patient, "follow-up", days.first().minusDays(500), glaucoma, ROUTINE, after(glaucoma, 20), 1);

        Place referral = desk.first("Gynaecology");
        Person booked = desk.invent("edge-booked-through-ers", referral);
        Pathway pathway = pathways.add(new Pathway(
                "edge-booked-through-ers-pathway",
                booked,
                "502",
                "rtt",
                days.first().minusDays(70),
                null,
                ROUTINE,
                "900000000016",
                null,
                Milestones.NONE));
        desk.book(booked, pathway, referral, ROUTINE, null, 0);
    }

    private void bookOperations() {
        Session urology = desk.session("Urology list");
        Person urgent = desk.invent("edge-p2-day-26", urology);
        desk.operate(urgent, urology, past(urology.day().minusDays(26)), "P2");

        Session hips = desk.session("Orthopaedic list");
        Person assessed = desk.invent("edge-assessment-expiring", hips);
        LocalDateTime past = hips.day().minusDays(84).atTime(10, 0);
        Clinic clinic = desk.place("Pre-operative assessment").session().clinic();
        Pathway pathway =
                pathways.add(desk.pathway(assessed, "110", "rtt", hips.day().minusDays(150), ROUTINE));
        Booking assessment = bookings.add(new Booking(
                "edge-assessment-expiring-assessment",
                assessed,
                pathway,
                clinic,
                null,
                AppointmentKind.PRE_OP,
                "fulfilled",
                past,
                30,
                0,
                new Priority(ROUTINE, past.toLocalDate()),
                null,
                0,
                false,
                Requirements.NONE,
                List.of()));
        Link link = new Link(assessment.id(), "after", PreOpBooking.AT_LEAST_DAYS, PreOpBooking.AT_MOST_DAYS);
        Booking operation = desk.operate(assessed, pathway, hips, hips.day().minusDays(120), "P4");
        bookings.all().set(bookings.all().indexOf(operation), operation.linkedTo(link));
    }

    private void bookAcrossSites() {
        Place scan =
                desk.place("Echocardiography", place -> place.session().day().equals(days.first()));
        Person person = desk.invent("edge-linked-across-sites", scan);
        Pathway pathway =
                pathways.add(desk.pathway(person, "320", "rtt", days.first().minusDays(100), ROUTINE)
                        .with(Milestones.requested(past(days.first().minusDays(20)))));
        Place results = desk.place(
                "Cardiology",
                place -> place.kind() == AppointmentKind.FOLLOW_UP
                        && place.session().day().equals(days.second())
                        && place.session().clinic().site()
                                != scan.session().clinic().site());
        scan.take();
        results.take();
        Booking first = bookings.add(Bookings.outpatient(
                person.id() + "-scan",
                person,
                pathway,
                scan,
                new Priority("D3", past(days.first().minusDays(20))),
                null,
                0,
                false));
        Booking second = Bookings.outpatient(
                person.id() + "-results",
                person,
                pathway,
                results,
                new Priority(ROUTINE, pathway.started()),
                after(results, 28),
                0,
                false);
        bookings.add(second.linkedTo(new Link(first.id(), "after", 1, 14)));
    }

    private void bookSharedPhone() {
        Place fracture = desk.followUp("Fracture clinic");
        Place childrens = desk.followUp("General paediatrics");
        Person adult = desk.invent("edge-shared-phone-parent", fracture);
        adult = new Person(
                adult.id(),
                adult.nhsNumber(),
                adult.given(),
                adult.family(),
                days.first().minusYears(38).minusDays(40),
                adult.gender(),
                adult.contact(),
                Needs.NONE,
                adult.diary());
        Person child = desk.invent("edge-shared-phone-child", childrens).withContact(adult.contact());
        desk.book(adult, "follow-up", days.first().minusDays(60), fracture, ROUTINE, after(fracture, 10), 0);
        desk.book(child, "follow-up", days.first().minusDays(180), childrens, ROUTINE, after(childrens, 50), 0);
    }

    private void bookThoseWhoChangeLater() {
        Place last = desk.followUp("Hip and knee");
        Person dying = desk.invent("edge-deceased", last);
        desk.book(dying, "follow-up", days.first().minusDays(220), last, ROUTINE, after(last, 60), 0);
        deceased = dying;

        Place cataract = desk.followUp("Cataract");
        Person mover = desk.invent("edge-moved-on-portal", cataract).withNeeds(Needs.NONE);
        Booking before =
                desk.book(mover, "follow-up", days.first().minusDays(140), cataract, ROUTINE, after(cataract, 80), 0);
        Place chosen =
                desk.freeFollowUpAfter(before, days.booked().get(days.booked().size() - 1));
        chosen.keepFree();
        selfMoved = Bookings.outpatient(
                before.id(), mover, before.pathway(), chosen, before.priority(), before.lcad(), 0, false);
    }

    private static Needs needs(boolean interpreter, boolean transport, boolean restricted, String access) {
        return new Needs(interpreter, false, false, transport, restricted, access, List.of(), List.of());
    }

    private static LocalDate after(Place place, int days) {
        return place.session().day().plusDays(days);
    }

    // A strike can be further off than these days: after a Christmas there is none for weeks.
    private LocalDate past(LocalDate day) {
        return day.isBefore(today) ? day : today.minusDays(1);
    }
}
