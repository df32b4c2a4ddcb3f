-- AlterTable
ALTER TABLE "ExerciseVersion" ADD COLUMN     "files" JSONB,
ADD COLUMN     "judgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mutants" JSONB;
