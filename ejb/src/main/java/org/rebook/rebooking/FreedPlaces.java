package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who of those without a date might gain by what changes have freed, among appointments that hang together: no search for
 * another's place finds them one. Whoever could not gain even if all who hang together made way is looked at no further.
 */
final class FreedPlaces {

    private final StandingPlan plan;
    private final TouchedPools pools;
    private final TheatreChange theatres;
    private final WhereNow where;
    private final LinkedChange search;

    FreedPlaces(StandingPlan plan, TouchedPools pools, TheatreChange theatres, WhereNow where, LinkedChange search) {
        this.plan = plan;
        this.pools = pools;
        this.theatres = theatres;
        this.where = where;
        this.search = search;
    }

    /**
     * Those who might gain, and all that hang together with them; none where nobody could.
     *
     * @param moved who hangs together and was moved just now, for they may have taken what others need more
     * @param settled of those, who cannot have a better place, for nothing has changed since they looked
     */
    List<Affected> gaining(Set<Affected> moved, Set<Affected> settled, Set<String> left, MovingTogether together) {
        List<List<Affected>> without = without(moved, settled, left);
        if (without.isEmpty()) {
            return List.of();
        }
        List<Affected> around = around(without.stream().flatMap(List::stream).toList(), moved, left);
        Map<String, LoneMember> alone = alone(around, together.limitsFor(around));
        List<Affected> gaining = without.stream()
                .filter(bundle -> couldGain(bundle, alone))
                .flatMap(List::stream)
                .toList();
        return gaining.isEmpty() ? List.of() : around(gaining, moved, left);
    }

    /** Linked appointments without dates, or one alone, in whose pools something has changed. */
    private List<List<Affected>> without(Set<Affected> moved, Set<Affected> settled, Set<String> left) {
        Set<Affected> seen = new HashSet<>(settled);
        List<List<Affected>> bundles = new ArrayList<>();
        Stream.concat(plan.tiedWithoutDate().stream(), moved.stream())
                .filter(each -> !left.contains(each.appointment()))
                .filter(each -> pools.linked().togetherWith(each).stream().anyMatch(this::isTouched))
                .filter(each -> where.sessionOf(each) == null && !seen.contains(each))
                .forEach(each -> {
                    List<Affected> bundle = pools.linked().linkedWith(each);
                    seen.addAll(bundle);
                    bundles.add(bundle);
                });
        return bundles;
    }

    private boolean isTouched(Affected patient) {
        return patient.isOperation() ? theatres.touch(StrikePlanner.poolOf(patient)) : pools.touch(patient);
    }

    private List<Affected> around(List<Affected> some, Collection<Affected> moved, Set<String> left) {
        Set<Affected> all = new LinkedHashSet<>(search.togetherWith(some));
        all.addAll(moved);
        all.removeIf(each -> left.contains(each.appointment()));
        return List.copyOf(all);
    }

    private Map<String, LoneMember> alone(List<Affected> members, JointLimits limits) {
        Map<String, LoneMember> alone = new HashMap<>();
        members.stream()
                .collect(Collectors.groupingBy(StrikePlanner::poolOf))
                .forEach((pool, own) ->
                        search.pool(pool, own, limits).members().forEach(each -> alone.put(each.appointment(), each)));
        return alone;
    }

    private static boolean couldGain(List<Affected> bundle, Map<String, LoneMember> alone) {
        long least = 0;
        long now = 0;
        for (Affected member : bundle) {
            LoneMember each = alone.get(member.appointment());
            if (each.places() == 0) {
                return false;
            }
            least += each.cheapestPlace();
            now += each.unplaced();
        }
        return least < now;
    }
}
