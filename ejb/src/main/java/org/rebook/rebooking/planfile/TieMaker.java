package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Ties some patients of a trust: a test before its clinic in another pool, chains of three, two visits of one pool, the
 * pre-op assessment before the operation, and two appointments of one person.
 */
final class TieMaker {

    private final Random random;
    private final Trust trust;
    private final List<List<Link.Appointment>> free = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<List<Link.Appointment>> samePerson = new ArrayList<>();

    private TieMaker(Random random, Trust trust) {
        this.random = random;
        this.trust = trust;
    }

    static Trust tie(Random random, Trust trust, int ties) {
        TieMaker maker = new TieMaker(random, trust);
        maker.shuffle();
        for (int tries = 0; maker.links.size() < ties && tries < 3 * ties; tries++) {
            maker.add();
        }
        return new Trust(
                trust.id(),
                trust.rules(),
                trust.clinics(),
                trust.theatres(),
                List.copyOf(maker.links),
                List.copyOf(maker.samePerson));
    }

    /** Nobody is in two bundles. */
    private void shuffle() {
        for (int pool = 0; pool < trust.clinics().size() + trust.theatres().size(); pool++) {
            List<Link.Appointment> members = new ArrayList<>();
            int count = trust.isTheatre(pool)
                    ? trust.theatre(pool).operations().size()
                    : trust.clinics().get(pool).patients().size();
            for (int number = 0; number < count; number++) {
                members.add(new Link.Appointment(pool, number));
            }
            Collections.shuffle(members, random);
            free.add(members);
        }
    }

    private void add() {
        int kind = random.nextInt(20);
        if (kind < 12) {
            link(anyClinic(), anyClinic(), 1 + random.nextInt(14), 42 + random.nextInt(60), Link.Without.NEEDS_FIRST);
        } else if (kind < 14) {
            Link.Appointment test = anyClinic();
            Link.Appointment clinic = anyClinic();
            link(test, clinic, 1, 56, Link.Without.NEEDS_FIRST);
            link(clinic, anyClinic(), 7, 84, Link.Without.FREE);
        } else if (kind < 16) {
            int pool = random.nextInt(trust.clinics().size());
            link(from(pool), from(pool), 0, random.nextInt(2) * 14, Link.Without.TOGETHER);
        } else if (kind < 19) {
            link(anyClinic(), anyOperation(), 2, 90, Link.Without.NEEDS_FIRST);
        } else {
            Link.Appointment one = anyClinic();
            Link.Appointment other = anyClinic();
            if (one != null && other != null) {
                samePerson.add(List.of(one, other));
            }
        }
    }

    private void link(
            Link.@Nullable Appointment first,
            Link.@Nullable Appointment second,
            int least,
            int most,
            Link.Without without) {
        if (first != null && second != null) {
            links.add(new Link(first, second, least, most, without));
        }
    }

    private Link.@Nullable Appointment anyClinic() {
        return trust.clinics().isEmpty()
                ? null
                : from(random.nextInt(trust.clinics().size()));
    }

    private Link.@Nullable Appointment anyOperation() {
        return trust.theatres().isEmpty()
                ? null
                : from(trust.clinics().size() + random.nextInt(trust.theatres().size()));
    }

    private Link.@Nullable Appointment from(int pool) {
        List<Link.Appointment> left = free.get(pool);
        return left.isEmpty() ? null : left.remove(left.size() - 1);
    }
}
