package dev.gantry.ecs.domain.placement.query;

import dev.gantry.ecs.domain.placement.InstanceFacts;
import dev.gantry.ecs.domain.placement.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads an expression by recursive descent: {@code not} binds tightest, then {@code and}, then {@code or}. */
final class Parser {

    private static final Set<String> OR = Set.of("||", "or");
    private static final Set<String> AND = Set.of("&&", "and");
    private static final Set<String> NOT = Set.of("!", "not");

    /** More parentheses than anybody means. */
    private static final int DEEPEST = 100;

    private final List<Token> tokens;
    private int at;
    private int depth;
    private boolean aboutKind = true;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Predicate<InstanceFacts> query() {
        Predicate<InstanceFacts> query = or();
        if (token().kind() != Kind.END) {
            throw token().unexpected("'and', 'or' or the end");
        }
        return query;
    }

    /** Whether nothing was asked for that differs between instances of the same attributes and agent. */
    boolean wasAboutKind() {
        return aboutKind;
    }

    private Predicate<InstanceFacts> or() {
        Predicate<InstanceFacts> left = and();
        while (token().isOneOf(OR)) {
            take();
            left = left.or(and());
        }
        return left;
    }

    private Predicate<InstanceFacts> and() {
        Predicate<InstanceFacts> left = not();
        while (token().isOneOf(AND)) {
            take();
            left = left.and(not());
        }
        return left;
    }

    private Predicate<InstanceFacts> not() {
        if (token().isOneOf(NOT)) {
            deeper();
            take();
            Predicate<InstanceFacts> negated = not().negate();
            depth--;
            return negated;
        }
        return token().isSign("(") ? parenthesis() : comparison();
    }

    private Predicate<InstanceFacts> parenthesis() {
        deeper();
        take();
        Predicate<InstanceFacts> inner = or();
        expect(")");
        depth--;
        return inner;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new SyntaxError(token().position(), "the expression is nested too deeply");
        }
    }

    private Predicate<InstanceFacts> comparison() {
        Token word = token();
        if (word.kind() != Kind.WORD) {
            throw word.unexpected("a subject, as in attribute:name");
        }
        Subject subject = Subject.of(take());
        aboutKind &= Subject.isOfKind(word);
        Operator operator = Operator.of(token()).orElseThrow(() -> token().unexpected("an operator"));
        if (!subject.allows(operator)) {
            throw new SyntaxError(token().position(), word.text() + " cannot be compared with " + token().text());
        }
        take();
        return subject.comparison(operator, arguments(operator));
    }

    private List<Token> arguments(Operator operator) {
        if (operator.isExistence()) {
            return List.of();
        }
        return operator.isMembership() ? list() : List.of(literal());
    }

    /** In brackets; one bare value is a list of its own. */
    private List<Token> list() {
        if (!token().isSign("[")) {
            return List.of(literal());
        }
        take();
        List<Token> values = new ArrayList<>(List.of(literal()));
        while (token().isSign(",")) {
            take();
            values.add(literal());
        }
        expect("]");
        return values;
    }

    private Token literal() {
        if (!token().isLiteral()) {
            throw token().unexpected("a value");
        }
        return take();
    }

    private void expect(String sign) {
        if (!token().isSign(sign)) {
            throw token().unexpected("'" + sign + "'");
        }
        take();
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }
}
