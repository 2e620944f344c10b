package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a plan, whoever made it. */
final class PlanReader {

    private static final long FAR_BELOW = -FormatLimits.COST;

    private final JsonIn json;
    private final Map<String, TrustPlan> trusts = new LinkedHashMap<>();
    private @Nullable String fingerprint;
    private BigInteger cost = BigInteger.ZERO;
    private @Nullable BigInteger bound;
    private boolean proven;

    private PlanReader(JsonIn json) {
        this.json = json;
    }

    static PlanFile read(Path file) {
        try (InputStream bytes = FileBytes.read(file)) {
            return read(bytes);
        } catch (NoSuchFileException missing) {
            throw new BadFile("There is no file %s.".formatted(file), missing);
        } catch (IOException unreadable) {
            throw new BadFile("%s cannot be read: %s".formatted(file, FileBytes.why(unreadable)), unreadable);
        }
    }

    static PlanFile read(InputStream bytes) throws IOException {
        try (JsonIn json = new JsonIn(bytes)) {
            PlanReader reader = new PlanReader(json);
            json.document(() -> json.object(reader::member, "format", "version", "cost", "trusts"));
            return new PlanFile(reader.fingerprint, reader.cost, reader.bound, reader.proven, reader.trusts);
        }
    }

    private boolean member(String member) throws IOException {
        switch (member) {
            case "format" -> InstanceReader.requireFormat(json, PlanWriter.FORMAT);
            case "version" -> InstanceReader.requireVersion(json);
            case "instance" -> json.text();
            case "fingerprint" -> fingerprint = json.text();
            case "seed" -> json.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);
            case "cost" -> cost = json.wholeOfAnySize();
            case "bound" -> bound = json.wholeOfAnySize();
            case "proven" -> proven = json.truth();
            case "trusts" -> json.array(this::trust);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void trust() throws IOException {
        Figures figures = new Figures();
        List<TrustPlan.PoolPlan> clinics = new ArrayList<>();
        List<TrustPlan.PoolPlan> theatres = new ArrayList<>();
        Long[] untied = {null};
        TrustPlan.Case[] cases = {null};
        json.object(
                member -> {
                    switch (member) {
                        case "untiedBound" -> untied[0] = json.wholeLong(FAR_BELOW, FormatLimits.COST);
                        case "pools" -> json.array(() -> clinics.add(pool(true)));
                        case "theatres" -> json.array(() -> theatres.add(pool(false)));
                        case "cases" -> cases[0] = new CaseReader(json, this::charged).read();
                        default -> {
                            return figures.read(member);
                        }
                    }
                    return true;
                },
                "id",
                "cost");
        TrustPlan plan = new TrustPlan(
                figures.id, figures.cost, figures.bound, untied[0], figures.proven, clinics, theatres, cases[0]);
        if (trusts.putIfAbsent(plan.id(), plan) != null) {
            throw json.fault("trust '%s' is planned twice", plan.id());
        }
    }

    private TrustPlan.PoolPlan pool(boolean hasPrices) throws IOException {
        Figures figures = new Figures();
        Map<String, Long> prices = new LinkedHashMap<>();
        List<TrustPlan.Placement> placements = new ArrayList<>();
        TrustPlan.Charged[] charged = {null};
        TrustPlan.Proof[] proof = {null};
        json.object(
                member -> {
                    if (member.equals("charged") && !hasPrices) {
                        charged[0] = charged();
                    } else if (member.equals("proof") && !hasPrices) {
                        proof[0] = proof();
                    } else if (member.equals("prices") && hasPrices) {
                        PlanReader.prices(json, prices);
                    } else if (member.equals("placements")) {
                        json.array(() -> placements.add(placement()));
                    } else {
                        return figures.read(member);
                    }
                    return true;
                },
                "id",
                "cost",
                "placements");
        return new TrustPlan.PoolPlan(
                figures.id, figures.cost, figures.bound, figures.proven, prices, charged[0], proof[0], placements);
    }

    static void prices(JsonIn json, Map<String, Long> prices) throws IOException {
        json.entries(group -> {
            if (prices.put(group, json.wholeLong(FAR_BELOW, FormatLimits.PRICE)) != null) {
                throw json.fault("group '%s' has two prices", group);
            }
            return true;
        });
    }

    private TrustPlan.Charged charged() throws IOException {
        long[] bound = {0};
        TrustPlan.Proof[] proof = {null};
        List<TrustPlan.Charge> charges = new ArrayList<>();
        json.object(
                member -> {
                    switch (member) {
                        case "bound" -> bound[0] = json.wholeLong(FAR_BELOW, FormatLimits.COST);
                        case "charges" -> json.array(() -> charges.add(charge()));
                        case "proof" -> proof[0] = proof();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "bound",
                "charges");
        return new TrustPlan.Charged(bound[0], charges, proof[0]);
    }

    private TrustPlan.Proof proof() throws IOException {
        long[] figure = {0, 0};
        List<TrustPlan.Offer> offers = new ArrayList<>();
        List<TrustPlan.LimitPrice> limits = new ArrayList<>();
        json.object(
                member -> {
                    switch (member) {
                        case "bound" -> figure[0] = json.wholeLong(FAR_BELOW, FormatLimits.COST);
                        case "parts" -> figure[1] = json.wholeLong(1, FormatLimits.PARTS);
                        case "offers" -> json.array(() -> offers.add(offer()));
                        case "limits" -> json.array(() -> limits.add(limitPrice()));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "bound",
                "parts",
                "offers");
        return new TrustPlan.Proof(figure[0], figure[1], offers, limits);
    }

    private TrustPlan.Offer offer() throws IOException {
        String[] who = {""};
        long[] offer = {0};
        json.tuple(() -> who[0] = json.id(), () -> offer[0] = json.wholeLong(0, FormatLimits.COST));
        return new TrustPlan.Offer(who[0], offer[0]);
    }

    private TrustPlan.LimitPrice limitPrice() throws IOException {
        String[] what = {""};
        int[] day = {0};
        long[] price = {0};
        json.tuple(
                () -> what[0] = json.id(),
                () -> day[0] = json.whole(-FormatLimits.DAY, FormatLimits.DAY),
                () -> price[0] = json.wholeLong(0, FormatLimits.COST));
        return new TrustPlan.LimitPrice(what[0], day[0], price[0]);
    }

    private TrustPlan.Charge charge() throws IOException {
        String[] names = {"", null};
        long[] charge = {0};
        json.tuple(
                () -> names[0] = json.id(),
                () -> names[1] = json.isNull() ? null : json.id(),
                () -> charge[0] = json.wholeLong(FAR_BELOW, FormatLimits.COST));
        return new TrustPlan.Charge(names[0], names[1], charge[0]);
    }

    private TrustPlan.Placement placement() throws IOException {
        String[] pair = {"", null};
        json.tuple(() -> pair[0] = json.id(), () -> pair[1] = json.isNull() ? null : json.id());
        return new TrustPlan.Placement(pair[0], pair[1]);
    }

    /** What trusts, pools and theatres say alike. */
    private final class Figures {

        private String id = "";
        private long cost;
        private @Nullable Long bound;
        private boolean proven;

        private boolean read(String member) throws IOException {
            switch (member) {
                case "id" -> id = json.id();
                case "cost" -> cost = json.wholeLong(FAR_BELOW, FormatLimits.COST);
                case "bound" -> bound = json.wholeLong(FAR_BELOW, FormatLimits.COST);
                case "proven" -> proven = json.truth();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
