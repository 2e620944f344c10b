package org.rebook.batch.rebooking;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Properties;
import java.util.stream.IntStream;

/** Shares the pools out to a few lanes, a partition each; pools share no slots, so lanes seldom wait for each other. */
@Named
@Dependent
public class LaneMapper implements PartitionMapper {

    private static final int AT_ONCE = 2;

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Override
    public PartitionPlan mapPartitions() {
        int lanes = Math.max(1, Math.min(AT_ONCE, moves.pools(Long.parseLong(run))));
        Properties[] properties = IntStream.range(0, lanes)
                .mapToObj(lane -> {
                    Properties partition = new Properties();
                    partition.setProperty("lane", Integer.toString(lane));
                    partition.setProperty("lanes", Integer.toString(lanes));
                    return partition;
                })
                .toArray(Properties[]::new);
        PartitionPlanImpl plan = new PartitionPlanImpl();
        plan.setPartitions(lanes);
        plan.setThreads(lanes);
        plan.setPartitionProperties(properties);
        return plan;
    }
}
