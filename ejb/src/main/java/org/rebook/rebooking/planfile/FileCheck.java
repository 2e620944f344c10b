package org.rebook.rebooking.planfile;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Checks a whole plan against its instance, trust by trust. */
final class FileCheck {

    private FileCheck() {}

    static Faults faultsOf(Path instance, Path planFile) {
        PlanFile plan = PlanReader.read(planFile);
        Map<String, TrustPlan> left = new HashMap<>(plan.trusts());
        Faults faults = new Faults();
        InstanceReader.Read read = InstanceReader.read(instance, trust -> {
            TrustPlan own = left.remove(trust.id());
            if (own == null) {
                faults.add("Trust '%s' has no plan.", trust.id());
            } else {
                TrustCheck.check(trust, own, faults);
            }
        });
        left.keySet().forEach(unknown -> faults.add("There is no trust '%s' to be planned.", unknown));
        if (plan.fingerprint() != null && !plan.fingerprint().equals(read.fingerprint())) {
            faults.add(
                    "The plan was made for an instance with the fingerprint %s, this one has %s.",
                    plan.fingerprint(), read.fingerprint());
        }
        checkSums(plan, faults);
        return faults;
    }

    private static void checkSums(PlanFile plan, Faults faults) {
        BigInteger cost = BigInteger.ZERO;
        BigInteger bound = BigInteger.ZERO;
        boolean proven = true;
        for (TrustPlan trust : plan.trusts().values()) {
            cost = Header.sum(cost, trust.cost());
            bound = Header.sum(bound, trust.bound() == null ? 0 : trust.bound());
            proven &= trust.proven();
        }
        if (!plan.cost().equals(cost)) {
            faults.add("The plan says it costs %d, but its trusts cost %d.", plan.cost(), cost);
        }
        if (plan.bound() != null && plan.bound().compareTo(bound) > 0) {
            faults.add("The plan claims the bound %d, but its trusts' bounds add up to %d.", plan.bound(), bound);
        }
        if (plan.proven() && !proven) {
            faults.add("The plan is claimed proven, but not every trust of it is.");
        }
        if (plan.proven() && plan.bound() != null && plan.bound().compareTo(plan.cost()) < 0) {
            faults.add("The plan is claimed proven, but the bound is %d and the cost %d.", plan.bound(), plan.cost());
        }
    }
}
