package org.rebook.ear.demo;

import java.util.List;
import java.util.Random;

/** A specialty's theatre lists and the operations done on them. */
record TheatreKind(ClinicKind kind, double dayLists, List<Operation> operations) {

    /**
     * An operation with the minutes its group takes in theatre.
     *
     * @param kit what it uses that the site's lists share; empty for nothing
     * @param bedDays on the ward, the operation's own included; none for a day case
     */
    record Operation(
            String specialty, String name, String opcs, int mean, int sd, int weight, String kit, int bedDays) {}

    /** What one operation is expected to take: its mean and standard deviation in minutes. */
    record Estimate(Operation operation, int mean, int sd) {}

    private static final List<Operation> OPERATIONS = DataTable.read(
            "operations.txt",
            field -> new Operation(
                    field[0],
                    field[1],
                    field[2],
                    Integer.parseInt(field[3]),
                    Integer.parseInt(field[4]),
                    Integer.parseInt(field[5]),
                    field[6],
                    Integer.parseInt(field[7])));

    static final List<TheatreKind> ALL = DataTable.read("theatres.txt", TheatreKind::of);

    // Surgeon, procedure and patient explain about half of the variance; the rest is what the day brings.
    private static final double EXPLAINED = Math.sqrt(0.5);

    private static TheatreKind of(String[] field) {
        ClinicKind kind = new ClinicKind(
                field[0],
                field[1],
                Double.parseDouble(field[2]),
                "T",
                0,
                0,
                "operation",
                "in-person",
                false,
                AgeGroup.valueOf(field[4].toUpperCase()),
                "",
                ClinicKind.halfDays(field[5]),
                field[6]);
        List<Operation> operations = OPERATIONS.stream()
                .filter(operation -> operation.specialty().equals(field[0]))
                .toList();
        return new TheatreKind(kind, Double.parseDouble(field[3]), operations);
    }

    static double totalShare() {
        return ALL.stream().mapToDouble(theatre -> theatre.kind().share()).sum();
    }

    double meanMinutes() {
        double weight = operations.stream().mapToInt(Operation::weight).sum();
        return operations.stream()
                .mapToDouble(operation -> operation.mean() * operation.weight() / weight)
                .sum();
    }

    Estimate draw(Random random) {
        Operation operation = pick(random);
        double spread = (double) operation.sd() / operation.mean();
        double sigma = Math.sqrt(Math.log(1 + spread * spread));
        double mu = Math.log(operation.mean()) - sigma * sigma / 2;
        double minutes = Math.exp(mu + EXPLAINED * sigma * random.nextGaussian());
        int mean = (int) Math.max(15, Math.round(minutes / 5) * 5);
        int sd = (int) Math.max(3, Math.round(mean * spread * EXPLAINED));
        return new Estimate(operation, mean, sd);
    }

    private Operation pick(Random random) {
        int point =
                random.nextInt(operations.stream().mapToInt(Operation::weight).sum());
        for (Operation operation : operations) {
            point -= operation.weight();
            if (point < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("No operation for " + kind.name());
    }
}
