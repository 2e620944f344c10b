package org.rebook.web.worklist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Places;
import org.rebook.rebooking.LookedUpSlot;
import org.rebook.rebooking.RefusedSlots;
import org.rebook.rebooking.SlotSearch;
import org.rebook.rebooking.Worklist;
import org.rebook.rebooking.WorklistRow;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** Why one patient cannot have this slot or that: any slot of a day looked up, and all the others grouped by reasons. */
@Named
@RequestScoped
public class WhyPage {

    @Inject
    Worklist worklist;

    @Inject
    SlotSearch search;

    @Inject
    Places places;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable WorklistRow row;
    private @Nullable List<LookedUpSlot> slots;
    private @Nullable List<RefusedSlots> refused;

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        row = id == null ? null : worklist.find(id).orElse(null);
    }

    public void open() {
        if (row == null) {
            go.nowhere();
        }
    }

    public WorklistRow getRow() {
        if (row == null) {
            throw new IllegalStateException("There is no such obligation.");
        }
        return row;
    }

    /** What was typed for a day; null when nothing was, or nothing that is a day. */
    public @Nullable LocalDate getDay() {
        String text = asked.text("day");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    public boolean isUnreadable() {
        return asked.text("day") != null && getDay() == null;
    }

    public @Nullable String getTypedDay() {
        return asked.text("day");
    }

    public @Nullable String getSpecialty() {
        String other = asked.text("specialty");
        return other == null ? getRow().displaced().specialty() : other;
    }

    public List<Places.Place> getSpecialties() {
        return places.specialties();
    }

    public List<LookedUpSlot> getSlots() {
        if (slots == null) {
            LocalDate day = getDay();
            String specialty = getSpecialty();
            slots = day == null || specialty == null
                    ? List.of()
                    : search.on(getRow().id(), day, specialty).orElseThrow();
        }
        return slots;
    }

    public List<RefusedSlots> getRefused() {
        if (refused == null) {
            refused = search.refused(getRow().id()).orElseThrow();
        }
        return refused;
    }
}
