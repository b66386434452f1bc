#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>
#include <random>

#include "source/json_number.h"

namespace atlas::source {
namespace {

// Read with nothing behind it that may be touched, and with other text behind it.
void expect_as_strtod(const std::string& text) {
  const double wanted = std::strtod(text.c_str(), nullptr);
  for (const char* behind : {"", ", 123456789012 ]", "]"}) {
    const std::string whole = text + behind;
    const std::unique_ptr<char[]> exact(new char[whole.size()]);
    std::memcpy(exact.get(), whole.data(), whole.size());
    double value = 0;
    const char* stop = read_json_number(exact.get(), exact.get() + whole.size(), value);
    ASSERT_TRUE(stop) << text;
    ASSERT_EQ(static_cast<std::size_t>(stop - exact.get()), text.size()) << whole;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(value), std::bit_cast<std::uint64_t>(wanted)) << whole;
  }
}

TEST(JsonNumber, IsWhatStrtodGivesForAwkwardOnes) {
  for (const char* text :
       {"0", "-0", "0.0", "-0.0", "1", "-1", "0.1", "0.3", "179.99999999999997", "-77.8536202", "12345678", "123456789",
        "1234567.12345678", "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740993.0", "900719925474099.3",
        "9223372036854775807", "18446744073709551615", "18446744073709551616", "99999999999999999999", "0.00000000000000000001",
        "0.000000000000000000000000000000000000123456789012345678901234567890", "1e0", "1E5", "1e-5", "1e22", "1e23", "1e+23", "-1e308",
        "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "-1e400", "4.9e-324", "2.4703282292062327e-324",
        "2.4703282292062328e-324", "1e-400", "2.2250738585072011e-308", "2.2250738585072012e-308", "6.02214076e23",
        "1.00000000000000011102230246251565404236316680908203125", "1.00000000000000011102230246251565404236316680908203124",
        "1.00000000000000011102230246251565404236316680908203126", "3.14159265358979323846264338327950288419716939937510",
        "0.500000000000000166533453693773481063544750213623046875", "100000000000000016777215", "100000000000000016777216"})
    expect_as_strtod(text);
  expect_as_strtod("0." + std::string(400, '0') + "1");
  expect_as_strtod(std::string(400, '7'));
  expect_as_strtod("1" + std::string(300, '0') + "." + std::string(300, '9'));
}

TEST(JsonNumber, IsWhatStrtodGivesForMillions) {
  std::mt19937_64 random(11);
  char text[64];
  double value = 0;
  const auto check = [&] {
    const char* end = text + std::strlen(text);
    ASSERT_EQ(read_json_number(text, end, value), end) << text;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(value), std::bit_cast<std::uint64_t>(std::strtod(text, nullptr))) << text;
  };
  for (int i = 0; i < 600'000 && !testing::Test::HasFatalFailure(); ++i) {
    const double degrees = std::uniform_real_distribution(-180.0, 180.0)(random);
    std::snprintf(text, sizeof text, "%.*f", static_cast<int>(random() % 18), degrees), check();
    std::snprintf(text, sizeof text, "%.17g", degrees), check();
    // Any double there is.
    const auto any = std::bit_cast<double>(random());
    if (std::isfinite(any)) std::snprintf(text, sizeof text, "%.*e", static_cast<int>(random() % 20), any), check();
    // Any digits with a point anywhere.
    std::snprintf(text, sizeof text, "%llu.%0*llu", static_cast<unsigned long long>(random() >> random() % 64),
                  static_cast<int>(1 + random() % 18), static_cast<unsigned long long>(random() >> random() % 64));
    check();
  }
}

TEST(JsonNumber, KnowsWhatIsNone) {
  for (const std::string text : {"", "-", "+1", ".5", "-.5", "1.", "1.e5", "01", "-00", "1e", "1e+", "e5", "x", "nan", "inf", "\"1\"", "--1"}) {
    double value = 0;
    EXPECT_EQ(read_json_number(text.data(), text.data() + text.size(), value), nullptr) << text;
  }
}

}  // namespace
}  // namespace atlas::source
