package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a proof by cases proves: two cases that split one member's places leave no plan out, so every plan costs at
 * least what the cheaper case does.
 */
final class CaseCheck {

    private final Trust trust;
    private final List<ClinicCheck> clinics;
    private final List<TheatreCheck> theatres;
    private final Faults faults;
    private final String name;
    private final Map<String, Link.Appointment> members = new HashMap<>();
    /** Whether the file proves what each theatre costs at least in every case. */
    final boolean[] isProven;

    CaseCheck(Trust trust, List<ClinicCheck> clinics, List<TheatreCheck> theatres, TieCheck ties, Faults faults) {
        this.trust = trust;
        this.clinics = clinics;
        this.theatres = theatres;
        this.faults = faults;
        name = "Trust '%s'".formatted(trust.id());
        for (int pool = 0; pool < clinics.size() + theatres.size(); pool++) {
            int size = trust.isTheatre(pool)
                    ? trust.theatre(pool).operations().size()
                    : trust.clinics().get(pool).patients().size();
            for (int number = 0; number < size; number++) {
                Link.Appointment who = new Link.Appointment(pool, number);
                if (ties.isTied(who)) {
                    members.put(trust.idOf(who), who);
                }
            }
        }
        isProven = new boolean[theatres.size()];
        for (int theatre = 0; theatre < isProven.length; theatre++) {
            isProven[theatre] = theatres.get(theatre).provesItsBound();
        }
    }

    /** What every plan costs at least that is in the case; null when ties are too tangled to tell. */
    @Nullable
    Long lowerBound(TrustPlan.Case one, List<TieCheck.Half> halves) {
        TrustPlan.Split split = one.split();
        if (split == null) {
            return new TieCheck(trust, priced(one), charged(one), halves, faults).lowerBound();
        }
        Link.Appointment who = members.get(split.who());
        if (who == null) {
            faults.add("%s: cases are split by '%s', which is not tied to anybody.", name, split.who());
            return Long.MIN_VALUE;
        }
        Long early = lowerBound(split.early(), with(halves, who, split, true));
        Long later = early == null ? null : lowerBound(split.later(), with(halves, who, split, false));
        return early == null || later == null ? null : Long.valueOf(Math.min(early, later));
    }

    private static List<TieCheck.Half> with(
            List<TieCheck.Half> halves, Link.Appointment who, TrustPlan.Split split, boolean isEarly) {
        List<TieCheck.Half> more = new ArrayList<>(halves);
        more.add(new TieCheck.Half(who, split.day(), split.minute(), isEarly));
        return more;
    }

    private List<ClinicCheck> priced(TrustPlan.Case one) {
        Map<String, Map<String, Long>> left = new HashMap<>(one.prices());
        List<ClinicCheck> priced = new ArrayList<>();
        for (int pool = 0; pool < clinics.size(); pool++) {
            Map<String, Long> own = left.remove(trust.clinics().get(pool).id());
            priced.add(own == null ? clinics.get(pool) : clinics.get(pool).priced(own));
        }
        left.keySet().forEach(id -> faults.add("%s: a case prices '%s', which is no pool of it.", name, id));
        return priced;
    }

    private List<TheatreCheck> charged(TrustPlan.Case one) {
        Map<String, TrustPlan.Charged> left = new HashMap<>(one.charged());
        List<TheatreCheck> charged = new ArrayList<>();
        for (int pool = 0; pool < theatres.size(); pool++) {
            TrustPlan.Charged own = left.remove(trust.theatres().get(pool).id());
            charged.add(own == null ? theatres.get(pool) : theatres.get(pool).charged(own));
            isProven[pool] &= charged.get(pool).provesItsBound();
        }
        left.keySet().forEach(id -> faults.add("%s: a case charges '%s', which is no theatre of it.", name, id));
        return charged;
    }
}
