# SPDX-License-Identifier: MIT
"""Names of people and brands that have no place in an item."""

from __future__ import annotations

from trainer.banks.lint.words import word_set

# First names that are no words, places, months or names of signs and diseases.
FIRST_NAMES = word_set(
    """
    Aaron Abigail Adam Adrian Agnes Ahmed Aisha Alan Albert Alejandro Alessandro Alex Alexander
    Alexandra Alfred Alice Alicia Alison Amanda Amelia Amina Amy Ana Andrea Andreas Andrew
    Angela Anita Ann Anna Anne Annette Anthony Antonio Arthur Barbara Beatrice Ben Benjamin
    Bernard Beth Betty Bob Brian Bridget Bruno Carl Carla Carlos Carmen Caroline Catherine
    Cecilia Charles Charlotte Chloe Chris Christina Christine Christopher Claire Clara Claudia
    Colin Connor Cynthia Daniel Daniela David Deborah Dennis Diana Diane Diego Dominic Donald
    Dorothy Edith Edward Elena Eleanor Elisabeth Elizabeth Ella Ellen Emily Emma Eric Erika
    Esther Eva Evelyn Fatima Felix Fernando Fiona Florian Francesca Francis Francisco Gabriel
    Gareth Gary Gemma Geoffrey George Gerald Gillian Giovanni Giulia Gloria Gordon Graham Greg
    Gregory Hannah Hans Harold Harry Heather Heidi Helen Helena Henry Howard Hugh Ian Ibrahim
    Ines Ingrid Irene Isabel Isabella Ivan Jacob James Jan Jane Janet Jason Javier Jean
    Jennifer Jenny Jeremy Jessica Jim Joan Joanna Joe Johanna John Jonas Jonathan Jorge Jose
    Joseph Joshua Juan Judith Julia Julian Julie Karen Karin Karl Kate Katherine Kathleen Katie
    Keith Kelly Kenneth Kevin Kirsten Klaus Larry Laura Lauren Leo Leon Leonard Lena Liam Linda
    Lisa Louis Louise Lucas Lucia Lucy Luis Luke Lukas Manuel Marcus Margaret Maria Marie
    Marina Mario Marion Markus Martha Martin Martina Mary Mateo Matthew Maureen Melanie
    Melissa Michael Michelle Miguel Mohammed Monica Monika Nadia Nancy Naomi Natalie Natasha
    Nathan Neil Nicholas Nicola Nicole Nigel Nina Noah Nora Norman Olga Oliver Olivia Omar
    Oscar Pablo Pamela Patricia Paul Paula Pauline Pedro Peter Petra Philip Philippa Rachel
    Ralph Raymond Rebecca Renate Ricardo Richard Rita Robert Roberta Roberto Roger Ronald
    Rosemary Roy Ruth Ryan Sabine Sally Samantha Samuel Sandra Sara Sarah Sean Sebastian Sergio
    Sharon Sheila Shirley Simon Simone Sofia Sonia Sophia Sophie Stefan Stella Stephanie
    Stephen Steve Steven Stuart Susan Susanne Sylvia Tamara Tanya Teresa Theodore Theresa
    Thomas Tim Timothy Tina Tobias Tom Tomas Tony Tracy Ursula Valerie Vanessa Vera Veronica
    Vincent Walter Wendy William Yasmin Yusuf Yvonne Zoe
    """
)

BRANDS = (
    *("Seirin", "Agupunt", "Myotech", "Dongbang", "Hwato", "Acufast", "Phoenix needles"),
    *("Eliquis", "Xarelto", "Pradaxa", "Lixiana", "Savaysa", "Coumadin", "Marcumar", "Plavix"),
    *("Brilique", "Brilinta", "Clexane", "Lovenox", "Fragmin", "Arixtra", "Aspirin Cardio"),
    *("Voltarol", "Voltaren", "Nurofen", "Advil", "Tylenol", "Panadol", "Humira", "Enbrel"),
    *("Botox", "Dysport", "Xeomin", "Neurontin", "Lyrica", "Prozac", "Zoloft", "Fitbit"),
)
