package org.rebook.batch.rebooking;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Properties;

/** Gives each pool that has something left a partition of its own; pools share no slots, so they never wait for each other. */
@Named
@Dependent
public class PoolMapper implements PartitionMapper {

    private static final int AT_ONCE = 4;

    @Inject
    BulkMoves moves;

    @Inject
    @BatchProperty
    String run;

    @Override
    public PartitionPlan mapPartitions() {
        List<String> pools = moves.pools(Long.parseLong(run));
        Properties[] properties = pools.stream()
                .map(pool -> {
                    Properties partition = new Properties();
                    partition.setProperty("pool", pool);
                    return partition;
                })
                .toArray(Properties[]::new);
        PartitionPlanImpl plan = new PartitionPlanImpl();
        plan.setPartitions(properties.length);
        plan.setThreads(Math.max(1, Math.min(AT_ONCE, properties.length)));
        plan.setPartitionProperties(properties);
        return plan;
    }
}
