package org.rebook.web.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/** The numbers that a Prometheus reads: of the JVM, of the connections, and of the work. */
@ApplicationScoped
public class Metrics {

    private static final Logger LOG = Logger.getLogger(Metrics.class.getName());
    private static final String POOL = "jboss.as:subsystem=datasources,data-source=RebookDS,statistics=pool";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final AtomicBoolean databaseAnswers = new AtomicBoolean(true);
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    @Inject
    Tallies tallies;

    /** One metric and the labels that its tallies have. */
    private record Kind(MultiGauge gauge, List<String> labels) {}

    @PostConstruct
    void bind() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        pool("rebook.connections.in.use", "InUseCount", "Database connections at work.");
        pool("rebook.connections.open", "ActiveCount", "Database connections that are open.");
        pool("rebook.connections.available", "AvailableCount", "Database connections that could be had at once.");
        pool("rebook.connections.waiting", "WaitCount", "Requests that wait for a database connection.");
        Gauge.builder("rebook.database.up", databaseAnswers, answers -> answers.get() ? 1 : 0)
                .description("Whether the database answered.")
                .register(registry);
        kind("runs", "rebook.runs", "Runs there have been.", "kind", "status");
        kind("run_items", "rebook.run.items", "Items of the runs that are under way.", "kind", "status");
        kind("outbox", "rebook.outbox", "Changes for the EHR.", "status");
        kind("outbox_oldest", "rebook.outbox.oldest.seconds", "Age of the oldest change the EHR has not confirmed.");
        kind("obligations", "rebook.obligations", "Open promises to patients.", "kind");
        kind("obligations_overdue", "rebook.obligations.overdue", "Open promises past their day.", "kind");
        kind("orphans", "rebook.orphans", "Patients without a date, an owner or a reason; zero, always.");
        kind("import_resources", "rebook.import.resources", "Resources taken in from feeds so far.");
    }

    @PreDestroy
    void close() {
        collections.close();
        registry.close();
    }

    String scrape() {
        try {
            List<Tallies.Tally> now = tallies.now();
            kinds.forEach((what, kind) -> kind.gauge()
                    .register(
                            now.stream()
                                    .filter(tally -> tally.what().equals(what))
                                    .map(tally -> MultiGauge.Row.of(tags(kind.labels(), tally), tally.value()))
                                    .toList(),
                            true));
            databaseAnswers.set(true);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
            databaseAnswers.set(false);
            kinds.values().forEach(kind -> kind.gauge().register(List.of(), true));
        }
        return registry.scrape();
    }

    private void kind(String what, String name, String description, String... labels) {
        kinds.put(
                what, new Kind(MultiGauge.builder(name).description(description).register(registry), List.of(labels)));
    }

    private static Tags tags(List<String> labels, Tallies.Tally tally) {
        Tags tags = Tags.empty();
        if (!labels.isEmpty()) {
            tags = tags.and(labels.get(0), tally.first());
        }
        return labels.size() > 1 ? tags.and(labels.get(1), tally.second()) : tags;
    }

    private void pool(String name, String attribute, String description) {
        Gauge.builder(name, () -> ofPool(attribute)).description(description).register(registry);
    }

    private static double ofPool(String attribute) {
        try {
            Object value =
                    ManagementFactory.getPlatformMBeanServer().getAttribute(ObjectName.getInstance(POOL), attribute);
            return Double.parseDouble(value.toString());
        } catch (JMException e) {
            LOG.log(Level.FINE, "The pool does not tell its " + attribute, e);
            return Double.NaN;
        }
    }
}
