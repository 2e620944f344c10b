package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.appointment.RefusedByDatabase;
import org.rebook.rebooking.CarryOut;
import org.rebook.run.ItemStatus;

/** What a plan comes to when it is carried out many at a time is what it comes to one by one (hazards H01, H03, H13). */
class ManyAtOnceTest {

    private static final int PATIENTS = 120;

    /** Every table that carrying out writes, without what differs from one run of anything to the next: ids and the time. */
    private static final List<String> END_STATE = List.of(
            """
            select to_jsonb(a) - '{obligation_id,cancelled_at,changed_here_at}'::text[] || jsonb_build_object(
                'obligation', (select to_jsonb(o) - '{id,opened_at,closed_at,claimed_at}'::text[] from obligation o
                    where o.id = a.obligation_id),
                'cancelled', a.cancelled_at is not null, 'here', a.changed_here_at is not null)
            from appointment a order by id
            """,
            "select to_jsonb(s) - 'held_until' from slot s order by id",
            "select to_jsonb(s) from session s order by id",
            "select to_jsonb(l) from appointment_link l order by appointment_id, other_id, type",
            """
            select to_jsonb(o) - '{id,opened_at,closed_at}'::text[] from obligation o
            order by appointment_id, status, kind, reason
            """,
            "select to_jsonb(i) - 'at' || jsonb_build_object('at', at is not null) from run_item i order by item",
            """
            select to_jsonb(e) - '{id,at}'::text[] || jsonb_build_object('nth',
                row_number() over (partition by subject_id order by id)) from audit_entry e order by subject_id, id
            """,
            """
            select to_jsonb(o) - '{id,request_id,created_at,next_attempt_at,payload}'::text[] || jsonb_build_object(
                'nth', row_number() over (partition by patient_id order by id),
                'due', next_attempt_at <= now(),
                'payload', (regexp_replace(replace(payload, request_id::text, 'this'),
                    '"recorded" *: *"[^"]*"', '"recorded":"then"'))::jsonb,
                'waits', (select array_agg(reference order by reference) from outbox_touch t where t.outbox_id = o.id))
            from outbox o order by subject, id
            """,
            "select to_jsonb(o) from orphan o order by 1");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void comesToWhatItComesToOneByOne(long seed) throws SQLException {
        SampleDatabase oneByOne = ApprovedPlan.in(SampleDatabase.empty(), seed, PATIENTS);
        SampleDatabase together = oneByOne.copy();
        carryOut(oneByOne, 1);
        carryOut(together, PATIENTS);

        for (String query : END_STATE) {
            assertThat(together.rows(query)).as(query).isEqualTo(oneByOne.rows(query));
        }
    }

    @Test
    void leavesToTheOthersOnlyWhatHasChanged() throws SQLException {
        SampleDatabase database = ApprovedPlan.in(SampleDatabase.empty(), 1, PATIENTS);
        try (OwnBeans beans = new OwnBeans(database.source())) {
            beans.inTransaction(CarryOut.class, carryOut -> carryOut.prepare(1));
            List<String> items = items(database);
            List<String> left = beans.inTransaction(CarryOut.class, carryOut -> carryOut.together(1, items));
            assertThat(left).isNotEmpty().hasSizeLessThan(PATIENTS / 3);
            assertThat(database.rows("select item from run_item where status = 'LEFT' order by ordinal"))
                    .as("an item is settled in the transaction that does its work, and no other is")
                    .isEqualTo(left);
            List<String> leftAgain = beans.inTransaction(CarryOut.class, carryOut -> carryOut.together(1, items));
            assertThat(leftAgain).as("what is settled is not done again").isEqualTo(left);
        }
    }

    /** As the job does it, in chunks of some size; of one, nothing but the way of a single placement is taken. */
    private static void carryOut(SampleDatabase database, int chunk) throws SQLException {
        try (OwnBeans beans = new OwnBeans(database.source())) {
            beans.inTransaction(CarryOut.class, carryOut -> carryOut.prepare(1));
            List<String> items = items(database);
            for (int from = 0; from < items.size(); from += chunk) {
                List<String> some = items.subList(from, Math.min(from + chunk, items.size()));
                List<String> left =
                        chunk == 1 ? some : beans.inTransaction(CarryOut.class, carryOut -> carryOut.together(1, some));
                for (String item : left) {
                    carryOutAlone(beans, item);
                }
            }
        }
    }

    private static void carryOutAlone(OwnBeans beans, String item) throws SQLException {
        try {
            beans.inTransaction(CarryOut.class, carryOut -> {
                carryOut.alone(1, item);
                return null;
            });
        } catch (RuntimeException failure) {
            String refusal = RefusedByDatabase.inWords(failure).orElseThrow(() -> failure);
            beans.inTransaction(CarryOut.class, carryOut -> {
                carryOut.leave(1, item, ItemStatus.HELD_BACK, refusal);
                return null;
            });
        }
    }

    private static List<String> items(SampleDatabase database) {
        return database.rows("select item from run_item where run_id = 1 order by ordinal");
    }

    @Test
    void theGeneratedPlansHaveEveryOutcome() throws SQLException {
        SampleDatabase database = ApprovedPlan.in(SampleDatabase.empty(), 1, 400);
        carryOut(database, 400);
        assertThat(database.rows("select distinct reason from run_item where status = 'HELD_BACK' order by 1"))
                .hasSizeGreaterThan(7);
    }
}
