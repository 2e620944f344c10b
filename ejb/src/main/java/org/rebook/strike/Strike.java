package org.rebook.strike;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A strike, from its announcement to its end. While its days are to be kept clear, no booking of ours goes into them.
 * It may be suspended and called off; what was moved because of it stays moved until somebody decides otherwise.
 */
@Entity
class Strike {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private StrikeStatus status;

    @Enumerated(EnumType.STRING)
    private PolicyProfile profile;

    @Embedded
    private Participation participation;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_window", joinColumns = @JoinColumn(name = "strike_id"))
    @OrderBy("startsAt")
    private List<WindowRow> windows = new ArrayList<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_staff", joinColumns = @JoinColumn(name = "strike_id"))
    private Set<StaffGrade> staff = new HashSet<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_site", joinColumns = @JoinColumn(name = "strike_id"))
    @Column(name = "site_id")
    private Set<String> sites = new HashSet<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_emergency_cover", joinColumns = @JoinColumn(name = "strike_id"))
    @MapKeyColumn(name = "specialty")
    @Column(name = "consultants")
    private Map<String, Integer> emergencyCover = new HashMap<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_night_cover", joinColumns = @JoinColumn(name = "strike_id"))
    @MapKeyColumn(name = "specialty")
    @Column(name = "consultants")
    private Map<String, Integer> nightCover = new HashMap<>();

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "strike_derogation", joinColumns = @JoinColumn(name = "strike_id"))
    @Column(name = "specialty")
    private Set<String> derogations = new HashSet<>();

    @Column(name = "assessed_at")
    private @Nullable Instant assessedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Version
    private long version;

    /** For Hibernate. */
    protected Strike() {}

    Strike(Declaration declared, String by, Instant at) {
        this.name = declared.name().strip();
        this.status = StrikeStatus.ANNOUNCED;
        this.profile = declared.profile();
        this.participation = declared.participation();
        declared.windows().forEach(window -> this.windows.add(WindowRow.of(window)));
        this.staff.addAll(declared.staff());
        this.sites.addAll(declared.sites());
        this.emergencyCover.putAll(declared.emergencyCover());
        this.nightCover.putAll(declared.nightCover());
        this.derogations.addAll(declared.derogations());
        this.createdBy = by;
        this.createdAt = at;
    }

    /** @throws IllegalStateException when it cannot become that from what it is */
    void become(StrikeStatus wanted) {
        if (!status.next().contains(wanted)) {
            throw new IllegalStateException(
                    "status: a strike that is %s cannot become %s.".formatted(status.inWords(), wanted.inWords()));
        }
        this.status = wanted;
    }

    void expect(Participation other) {
        this.participation = other;
    }

    void assessed(Instant at) {
        this.assessedAt = at;
    }

    StrikeView view() {
        return new StrikeView(
                id,
                name,
                status,
                profile,
                participation,
                windows.stream().map(WindowRow::window).toList(),
                Set.copyOf(staff),
                Set.copyOf(sites),
                Map.copyOf(emergencyCover),
                Map.copyOf(nightCover),
                Set.copyOf(derogations),
                assessedAt,
                createdAt,
                createdBy,
                version);
    }
}
