#include "base/file.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

namespace fs = std::filesystem;
using namespace atlas;

namespace {

struct File : testing::Test {
  fs::path folder = fs::temp_directory_path() / ("atlas-file-test-" + std::to_string(::getpid()));
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
};

TEST_F(File, WhatIsWrittenIsRead) {
  const std::string bytes("a\0b\xff", 4);
  ASSERT_TRUE(write_file(folder / "x", bytes));
  EXPECT_EQ(read_file(folder / "x").value(), bytes);
}

TEST_F(File, AFailedWriterLeavesTheOldFileAndNothingElse) {
  ASSERT_TRUE(write_file(folder / "x.txt", "old"));
  const auto result = replace_file(folder / "x.txt", [](const fs::path& temporary) -> Result<void> {
    EXPECT_EQ(temporary.extension(), ".txt");
    EXPECT_TRUE(write_file(temporary, "half"));
    return fail("x", "broke");
  });
  EXPECT_FALSE(result);
  EXPECT_EQ(read_file(folder / "x.txt").value(), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(File, AFullDiskIsSaidAndTheOldFileStays) {
  ASSERT_TRUE(write_file(folder / "x", "old"));
  const rlimit small{1000, RLIM_INFINITY};
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const auto result = write_file(folder / "x", std::string(100000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(result);
  EXPECT_FALSE(result.error().remedy.empty());
  EXPECT_EQ(read_file(folder / "x").value(), "old");
}

TEST_F(File, TooLargeMissingAndFoldersAreErrors) {
  ASSERT_TRUE(write_file(folder / "x", std::string(100, 'x')));
  EXPECT_FALSE(read_file(folder / "x", 99));
  EXPECT_TRUE(read_file(folder / "x", 100));
  EXPECT_FALSE(read_file(folder / "none"));
  EXPECT_FALSE(read_file(folder));
}

}  // namespace
