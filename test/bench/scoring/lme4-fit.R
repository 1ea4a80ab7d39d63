# Processor time of lme4 on one file: Rscript lme4-fit.R FILE fit|all
# Prints one JSON object: seconds (user + system) of lmer and of ranef(condVar = TRUE), the criterion and variances.
suppressMessages(library(lme4))
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1], stringsAsFactors = TRUE)
spent <- function(code) sum(system.time(code)[1:2])
fit_seconds <- spent(model <- lmer(score ~ 1 + (1 | application) + (1 | reviewer), data))
ranef_seconds <- if (arguments[2] == "all") spent(ranef(model, condVar = TRUE)) else NA
variances <- as.data.frame(VarCorr(model))
of <- function(group) variances$vcov[variances$grp == group]
cat(sprintf(
  '{"fit":%.6f,"ranef":%s,"criterion":%.10f,"application":%.12g,"reviewer":%.12g,"residual":%.12g,"version":"%s"}\n',
  fit_seconds, if (is.na(ranef_seconds)) "null" else sprintf("%.6f", ranef_seconds), REMLcrit(model),
  of("application"), of("reviewer"), of("Residual"), as.character(packageVersion("lme4"))
))
