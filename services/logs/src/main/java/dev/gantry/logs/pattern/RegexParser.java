package dev.gantry.logs.pattern;

import dev.gantry.logs.pattern.LinearRegex.Branch;
import dev.gantry.logs.pattern.LinearRegex.Characters;
import dev.gantry.logs.pattern.LinearRegex.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads the regular expressions of filter patterns; whatever the guide does not list is refused. */
final class RegexParser {

    private static final String SYMBOLS = ":_#=@/;,- ";
    private static final int MOST_STEPS = 2000;

    private final PatternReader reader;

    RegexParser(String text) {
        this.reader = new PatternReader(text);
    }

    LinearRegex parse() {
        List<Branch> branches = new ArrayList<>();
        branches.add(branch());
        while (reader.peek() == '|') {
            reader.next();
            branches.add(branch());
        }
        return new LinearRegex(branches);
    }

    private Branch branch() {
        boolean fromStart = taken('^');
        List<Step> steps = new ArrayList<>();
        while (!reader.atEnd() && reader.peek() != '|' && reader.peek() != '$') {
            steps.addAll(quantified(atom()));
            if (steps.size() > MOST_STEPS) {
                throw PatternReader.invalid();
            }
        }
        boolean toEnd = taken('$');
        if (!reader.atEnd() && reader.peek() != '|' || steps.isEmpty() && !fromStart && !toEnd) {
            throw PatternReader.invalid();
        }
        return LinearRegex.branch(fromStart, steps, toEnd);
    }

    private boolean taken(char symbol) {
        if (reader.peek() != symbol) {
            return false;
        }
        reader.next();
        return true;
    }

    private Characters atom() {
        char c = reader.next();
        return switch (c) {
            case '.' -> set(_ -> true, true);
            case '\\' -> escaped();
            case '[' -> bracketed();
            default -> literal(c);
        };
    }

    private static Characters literal(char c) {
        if (!isAlphanumeric(c) && SYMBOLS.indexOf(c) < 0) {
            throw PatternReader.invalid();
        }
        return only(c);
    }

    private Characters escaped() {
        char c = reader.next();
        return switch (c) {
            case 'd' -> set(RegexParser::isDigit, false);
            case 'D' -> set(x -> !isDigit(x), true);
            case 'w' -> set(RegexParser::isWord, false);
            case 'W' -> set(x -> !isWord(x), true);
            case 's' -> set(RegexParser::isSpace, false);
            case 'S' -> set(x -> !isSpace(x), true);
            case 'x' -> only((char) (hex() * 16 + hex()));
            default -> escapedSymbol(c);
        };
    }

    private static Characters escapedSymbol(char c) {
        if (isAlphanumeric(c) || c >= 128) {
            throw PatternReader.invalid();
        }
        return only(c);
    }

    private int hex() {
        int digit = Character.digit(reader.next(), 16);
        if (digit < 0) {
            throw PatternReader.invalid();
        }
        return digit;
    }

    private Characters bracketed() {
        boolean negated = taken('^');
        BitSet inside = new BitSet(128);
        boolean others = false;
        do {
            char c = reader.next();
            Characters first = c == '\\' ? escaped() : only(inBrackets(c));
            others |= first.others();
            inside.or(reader.peek() == '-' ? range(first) : first.ascii());
        } while (reader.peek() != ']');
        reader.next();
        if (negated) {
            inside.flip(0, 128);
        }
        return new Characters(inside, negated != others);
    }

    private static char inBrackets(char c) {
        if (c >= 128 || c < 32 || "[]^()".indexOf(c) >= 0) {
            throw PatternReader.invalid();
        }
        return c;
    }

    /** From one character to another; a hyphen before the closing bracket stands for itself. */
    private BitSet range(Characters first) {
        reader.next();
        BitSet inside = (BitSet) first.ascii().clone();
        if (reader.peek() == ']') {
            inside.set('-');
            return inside;
        }
        char c = reader.next();
        Characters last = c == '\\' ? escaped() : only(inBrackets(c));
        int from = single(first);
        int to = single(last);
        if (from > to) {
            throw PatternReader.invalid();
        }
        inside.set(from, to + 1);
        return inside;
    }

    private static int single(Characters characters) {
        if (characters.others() || characters.ascii().cardinality() != 1) {
            throw PatternReader.invalid();
        }
        return characters.ascii().nextSetBit(0);
    }

    private List<Step> quantified(Characters atom) {
        return switch (reader.peek()) {
            case '?' -> taken(atom, 0, 1);
            case '*' -> taken(atom, 0, Integer.MAX_VALUE);
            case '+' -> taken(atom, 1, Integer.MAX_VALUE);
            case '{' -> counted(atom);
            default -> LinearRegex.repeat(atom, 1, 1);
        };
    }

    private List<Step> taken(Characters atom, int least, int most) {
        reader.next();
        return LinearRegex.repeat(atom, least, most);
    }

    private List<Step> counted(Characters atom) {
        reader.next();
        int least = number();
        int most = least;
        if (taken(',')) {
            most = reader.peek() == '}' ? Integer.MAX_VALUE : number();
        }
        if (!taken('}') || most < least) {
            throw PatternReader.invalid();
        }
        return LinearRegex.repeat(atom, least, most);
    }

    private int number() {
        int number = 0;
        if (!isDigit(reader.peek())) {
            throw PatternReader.invalid();
        }
        while (isDigit(reader.peek())) {
            number = number * 10 + reader.next() - '0';
            if (number > MOST_STEPS) {
                throw PatternReader.invalid();
            }
        }
        return number;
    }

    private static Characters only(char c) {
        return c < 128 ? set(x -> x == c, false) : new Characters(new BitSet(), false);
    }

    private static Characters set(IntPredicate has, boolean others) {
        BitSet ascii = new BitSet(128);
        for (int c = 0; c < 128; c++) {
            ascii.set(c, has.test(c));
        }
        return new Characters(ascii, others);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isWord(int c) {
        return isAlphanumeric(c) || c == '_';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }
}
