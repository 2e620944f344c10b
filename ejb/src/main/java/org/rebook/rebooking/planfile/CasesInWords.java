package org.rebook.rebooking.planfile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rebook.rebooking.plan.TieCases;
import org.rebook.rebooking.plan.TiedPlan;

/** The planner's proof by cases as the ids of the file; a case says only what it has of its own. */
final class CasesInWords {

    private final Trust trust;
    private final TiedPlan plan;

    CasesInWords(Trust trust, TiedPlan plan) {
        this.trust = trust;
        this.plan = plan;
    }

    TrustPlan.Case of(TieCases cases) {
        if (cases instanceof TieCases.Proof proof) {
            return new TrustPlan.Case(null, prices(proof.prices()), charged(proof));
        }
        TieCases.Split split = (TieCases.Split) cases;
        String who =
                trust.idOf(new Link.Appointment(split.who().pool(), split.who().patient()));
        return new TrustPlan.Case(
                new TrustPlan.Split(who, split.day(), split.minute(), of(split.early()), of(split.later())),
                Map.of(),
                Map.of());
    }

    private Map<String, Map<String, Long>> prices(List<long[]> prices) {
        Map<String, Map<String, Long>> own = new LinkedHashMap<>();
        for (int pool = 0; pool < prices.size(); pool++) {
            if (!Arrays.equals(
                    prices.get(pool), PlanInWords.pricesOf(plan.clinics().get(pool)))) {
                Clinic clinic = trust.clinics().get(pool);
                own.put(clinic.id(), PlanInWords.prices(clinic, prices.get(pool)));
            }
        }
        return own;
    }

    private Map<String, TrustPlan.Charged> charged(TieCases.Proof proof) {
        Map<String, TrustPlan.Charged> own = new LinkedHashMap<>();
        for (int pool = 0; pool < proof.charges().size(); pool++) {
            boolean isAsPlanned =
                    proof.theatreBounds().get(pool).equals(plan.theatreBounds().get(pool))
                            && Arrays.deepEquals(
                                    proof.charges().get(pool), plan.charges().get(pool));
            if (!isAsPlanned) {
                Theatre theatre = trust.theatres().get(pool);
                List<TrustPlan.Charge> charges =
                        PlanInWords.charges(theatre, proof.charges().get(pool));
                own.put(
                        theatre.id(),
                        new TrustPlan.Charged(proof.theatreBounds().get(pool), charges, null));
            }
        }
        return own;
    }
}
