"""What the questions need of Java: its random numbers and its ways to write a number."""

import decimal
import struct


class Random:
    """java.util.Random: the same seed gives the same numbers."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & (1 << 48) - 1

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & (1 << 48) - 1
        return self.state >> 48 - count

    def int(self):
        return signed(self.bits(32), 32)

    def long(self):
        return signed((self.int() << 32) + self.int(), 64)

    def below(self, bound):
        """nextInt(bound)."""
        if bound & bound - 1 == 0:
            return bound * self.bits(31) >> 31
        while True:
            drawn = self.bits(31)
            if drawn - drawn % bound + bound - 1 < 1 << 31:
                return drawn % bound


def signed(number, size):
    """The lowest `size` bits as a number in two's complement."""
    number &= (1 << size) - 1
    return number - (1 << size) if number >> size - 1 else number


def double(bits):
    return struct.unpack(">d", struct.pack(">q", signed(bits, 64)))[0]


def double_text(bits):
    """Double.toString, but with the shortest digits; JDK 17 has more of them for a few doubles."""
    value = double(bits)
    if 1e-3 <= abs(value) < 1e7:
        return repr(value)
    mantissa, _, exponent = f"{decimal.Decimal(repr(value)).normalize():E}".partition("E")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent)}"


def decimal_text(bits, digits):
    """new BigDecimal(double).round(new MathContext(digits)).toString()."""
    return str(decimal.Context(prec=digits, rounding=decimal.ROUND_HALF_UP).create_decimal(decimal.Decimal(double(bits))))
