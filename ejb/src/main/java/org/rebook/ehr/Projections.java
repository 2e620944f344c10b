package org.rebook.ehr;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every type that Rebook plans with, each after those it refers to. Other types are only kept. */
public final class Projections {

    private static final List<Projection<?>> ALL = List.of(
            new TrustProjection(),
            new SiteProjection(),
            new KitProjection(),
            new ClinicianProjection(),
            new RoleProjection(),
            new ClinicProjection(),
            new SessionProjection(),
            new SlotProjection(),
            new PatientProjection(),
            new AlertProjection(),
            new AllergyProjection(),
            new ProblemProjection(),
            new PathwayProjection(),
            new BookingProjection(),
            new AttendanceProjection());

    private static final Map<String, Projection<?>> BY_TYPE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Projection::type, Function.identity()));

    /** The types in the order in which a feed has to bring them. */
    public static final List<String> ORDER =
            ALL.stream().<String>map(Projection::type).toList();

    private Projections() {}

    static @Nullable Projection<?> of(String type) {
        return BY_TYPE.get(type);
    }
}
